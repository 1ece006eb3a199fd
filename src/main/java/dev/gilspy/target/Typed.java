package dev.gilspy.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How gilspy is typed, to be typed again with more rights: sudo(8) looks for programs only where
 * the system has them.
 *
 * @param program as a shell finds it
 * @param arguments as a shell takes them
 */
public record Typed(String program, String arguments) {
    /** Where it is not known how gilspy was started. */
    public static final Typed ANYHOW = new Typed("gilspy", "...");

    private static final List<String> SUDO_LOOKS_IN =
            List.of("/usr/local/bin/gilspy", "/usr/bin/gilspy");
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");
    private static final int MOST_CHARACTERS = 400;
    private static final String MAIN = "dev.gilspy/dev.gilspy.cli.Main";

    /** This run of gilspy. */
    public static Typed here() {
        List<String> words = ProcWords.read(Path.of("/proc/self/cmdline"));
        int main = words.indexOf(MAIN);
        String arguments = main < 0 ? "..." : quoted(words.subList(main + 1, words.size()));
        return new Typed(
                program(Path.of(System.getProperty("java.home"))),
                arguments.length() > MOST_CHARACTERS ? "..." : arguments);
    }

    /** The same with another command. */
    public Typed instead(String... words) {
        return new Typed(program, quoted(List.of(words)));
    }

    /** As it is typed by the same user. */
    String plainly() {
        return program + " " + arguments;
    }

    /** As root, or as sudo(8) is told with further words. */
    String withSudo(String before) {
        return "sudo " + before + plainly();
    }

    /** An installed gilspy has its runtime in {@code lib/runtime} beside {@code bin}. */
    private static String program(Path runtime) {
        if (!runtime.endsWith("lib/runtime")) {
            return "gilspy";
        }
        Path program = runtime.getParent().resolveSibling("bin/gilspy");
        boolean found = SUDO_LOOKS_IN.stream().anyMatch(place -> same(Path.of(place), program));
        return found ? "gilspy" : quoted(List.of(program.toString()));
    }

    private static boolean same(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    private static String quoted(List<String> words) {
        return words.stream()
                .map(word -> PLAIN.matcher(word).matches() ? word : inQuotes(word))
                .collect(Collectors.joining(" "));
    }

    private static String inQuotes(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
