package dev.gilspy.torture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ways in which gilspy observes a process, as they are typed. */
enum Mode {
    REMOTE("--exact=off", "record --exact=off -o {}/a.gilspy"),
    HOLDER("--pause=holder", "record --exact=off --pause=holder -r 5k -o {}/a.gilspy"),
    PROCESS("--pause=process", "record --exact=off --pause=process -r 2k -o {}/a.gilspy"),
    KERNEL("--exact=on", "record --exact=on -o {}/a.gilspy"),
    NATIVE("--native", "record --native -o {}/a.gilspy"),
    FLEET("record -s", "record -s -o {}/a.gilspy"),
    LONG(
            "--rotate --every --metrics-port",
            "record --rotate 1s --keep 3 --every 1s --metrics-port 0 -o {}/a.gilspy -o {}/a.json"),
    TOP("top --batch", "top --batch --refresh 200ms -o {}/top.txt"),
    DUMP("dump", "dump");

    private final String title;
    private final List<String> words;

    Mode(String title, String words) {
        this.title = title;
        this.words = List.of(words.split(" "));
    }

    /** Whether it makes a recording, {@code a.gilspy}. */
    boolean records() {
        return words.contains("{}/a.gilspy");
    }

    /** Whether it can look at a build that has no GIL, which has no holder to stop. */
    boolean withoutGil() {
        return this != HOLDER && this != KERNEL;
    }

    /** Whether it goes on until it is told to end. */
    boolean endless() {
        return this != DUMP;
    }

    /**
     * The arguments.
     *
     * @param seconds how long at most; 0 is without end
     * @param folder where it is to write
     */
    List<String> arguments(int pid, int seconds, Path folder) {
        List<String> arguments = new ArrayList<>();
        words.forEach(word -> arguments.add(word.replace("{}", folder.toString())));
        arguments.addAll(List.of("--pid", String.valueOf(pid)));
        if (words.get(0).equals("record")) {
            arguments.addAll(List.of("-q", "-d", seconds + "s"));
        }
        if (this == TOP && seconds > 0) {
            arguments.addAll(List.of("-n", String.valueOf(seconds * 5)));
        }
        return arguments;
    }

    /** As the table shows it. */
    @Override
    public String toString() {
        return title;
    }
}
