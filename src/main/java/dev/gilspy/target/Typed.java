package dev.gilspy.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How gilspy is typed, to be typed again with more rights: sudo(8) looks for programs only where
 * the system has them, and keeps no JAVA_HOME.
 *
 * @param program as a shell finds it
 * @param javaHome what to set JAVA_HOME to; "" if it is not set
 * @param arguments as a shell takes them
 */
public record Typed(String program, String javaHome, String arguments) {
    /** Where it is not known how gilspy was started. */
    public static final Typed ANYHOW = new Typed("gilspy", "", "...");

    private static final List<String> SUDO_LOOKS_IN =
            List.of("/usr/local/bin/gilspy", "/usr/bin/gilspy");
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");
    private static final int MOST_CHARACTERS = 400;
    private static final String MAIN = "dev.gilspy.cli.Main";

    /** This run of gilspy. */
    public static Typed here() {
        List<String> words = ProcWords.read(Path.of("/proc/self/cmdline"));
        int main = words.indexOf(MAIN);
        String arguments = main < 0 ? "..." : quoted(words.subList(main + 1, words.size()));
        return new Typed(
                program(System.getProperty("java.class.path", "")),
                ownJavaHome(),
                arguments.length() > MOST_CHARACTERS ? "..." : arguments);
    }

    /** The same with another command. */
    public Typed instead(String... words) {
        return new Typed(program, javaHome, quoted(List.of(words)));
    }

    /** As it is typed by the same user. */
    String plainly() {
        return program + " " + arguments;
    }

    /** As root, or as sudo(8) is told with further words. */
    String withSudo(String before) {
        String java = javaHome.isEmpty() ? "" : "JAVA_HOME=" + quoted(List.of(javaHome)) + " ";
        return "sudo " + java + before + plainly();
    }

    /** The class path of an installed gilspy is its one jar, {@code .../lib/gilspy.jar}. */
    private static String program(String classPath) {
        Path jar = Path.of(classPath.contains(":") ? "" : classPath);
        if (!jar.endsWith("lib/gilspy.jar") || jar.getNameCount() < 3) {
            return "gilspy";
        }
        Path program = jar.getParent().resolveSibling("bin/gilspy");
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

    private static String ownJavaHome() {
        String set = System.getenv().getOrDefault("JAVA_HOME", "");
        return set.equals(System.getProperty("java.home")) ? set : "";
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
