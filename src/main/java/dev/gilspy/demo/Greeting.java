package dev.gilspy.demo;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a workload says when it is ready, in a line such as {@code ready 4242 cpython 3.11}.
 *
 * @param pid the interpreter's own, also where the command that was started is a wrapper
 * @param version major and minor, e.g. {@code 3.11}
 */
record Greeting(int pid, String implementation, String version) {
    private static final Pattern LINE = Pattern.compile("ready (\\d{1,9}) (\\w+) (\\d+\\.\\d+)");

    static Optional<Greeting> parse(String line) {
        Matcher greeting = LINE.matcher(line);
        return greeting.matches()
                ? Optional.of(
                        new Greeting(
                                Integer.parseInt(greeting.group(1)),
                                greeting.group(2),
                                greeting.group(3)))
                : Optional.empty();
    }

    boolean isCPython() {
        return implementation.equals("cpython");
    }

    /** For a person, e.g. {@code pypy 3.10}. */
    String interpreter() {
        return implementation + " " + version;
    }
}
