package dev.gilspy.cpython;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises implementations of Python that gilspy cannot read, in order to name them. They have no
 * marks in common with CPython, or too many: GraalPy exports the C API, RustPython asks for
 * PYTHONHASHSEED. So this goes by the names of files.
 */
final class OtherPythons {
    /** A word of a command line that runs Jython in a JVM. */
    private static final Pattern JYTHON =
            Pattern.compile("(.*[/:])?jython[^/:]*\\.jar(:.*)?|org\\.python\\.util\\.jython");

    private OtherPythons() {}

    /**
     * @param file name of an executable or a library, without its folder
     */
    private record Mark(String implementation, Pattern file) {}

    private static final List<Mark> MARKS =
            List.of(
                    new Mark("GraalPy", Pattern.compile("graalpy(-.*)?|libpythonvm\\.so.*")),
                    new Mark("MicroPython", Pattern.compile("micropython(-.*)?")),
                    new Mark("RustPython", Pattern.compile("rustpython(-.*)?")));

    /** What a process runs by its files and its command line; empty if they tell nothing. */
    static Optional<RuntimeLocation> find(List<MappedObject> objects, List<String> command) {
        for (MappedObject object : objects) {
            for (Mark mark : MARKS) {
                if (mark.file().matcher(object.name()).matches()) {
                    return Optional.of(location(mark.implementation(), object.path()));
                }
            }
        }
        boolean jvm = objects.stream().anyMatch(object -> object.name().equals("libjvm.so"));
        return command.stream()
                .filter(word -> jvm && JYTHON.matcher(word).matches())
                .findFirst()
                .map(word -> location("Jython", word));
    }

    private static RuntimeLocation location(String implementation, String path) {
        return new RuntimeLocation(implementation, PythonVersion.UNKNOWN, false, 0, "", path);
    }
}
