package dev.gilspy.live;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of gilspy's, which run the classes under test in a process of their own. */
final class GilspyCommand {
    private GilspyCommand() {}

    /** {@code gilspy record}. */
    static List<String> record(int pid, String... options) {
        List<String> words = of("record", "--pid", String.valueOf(pid));
        words.addAll(List.of(options));
        return words;
    }

    /** Any command. */
    static List<String> of(String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        List<String> words = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-Xmx128m"));
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classes, "dev.gilspy.cli.Main"));
        words.addAll(List.of(arguments));
        return words;
    }
}
