package dev.gilspy.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The programs of {@code gilspy demo}. */
public enum Workload {
    THREADS,
    PROCESSES,
    IO,
    HASHLIB,
    LOCK,
    SLEEP_WITH_GIL,
    SINGLE;

    /** What several programs import. */
    private static final List<String> MODULES = List.of("lifeline.py", "crew.py", "scoring.py");

    private static final String QUOTES = "\"\"\"";

    /** As the user types it, e.g. {@code sleep-with-gil}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One sentence on what the program shows: the first line of its own docstring. */
    public String sentence() {
        return text(file()).lines().findFirst().orElseThrow().replace(QUOTES, "");
    }

    /** Its file name; not bare, since {@code import hashlib} would find a program of that name. */
    String file() {
        return "demo_" + name().toLowerCase(Locale.ROOT) + ".py";
    }

    /** Writes the program, and what it may import, into a folder. */
    void unpackInto(Path folder) throws IOException {
        Files.writeString(folder.resolve(file()), text(file()));
        for (String module : MODULES) {
            Files.writeString(folder.resolve(module), text(module));
        }
    }

    private static String text(String file) {
        try (InputStream in = Workload.class.getResourceAsStream("/demo/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
