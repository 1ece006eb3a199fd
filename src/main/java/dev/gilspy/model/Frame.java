package dev.gilspy.model;

/**
 * One frame of a Python stack.
 *
 * @param function the qualified name where the version has one (3.11 on), else the plain name
 * @param file the file as the code object has it
 * @param line the line being executed, from 1; 0 where it is not known
 */
public record Frame(String function, String file, int line) {
    /**
     * Whether it is a native function: those stand with a library's bare name and without a line,
     * while Python's frames have a path, or a name in angle brackets.
     */
    public boolean isNative() {
        return line == 0 && !file.isEmpty() && !file.contains("/") && !file.startsWith("<");
    }
}
