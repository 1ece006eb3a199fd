package dev.gilspy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the build has made to be given away: the image as .tar.gz, .deb and .whl. */
final class Artifacts {
    private static final Path FOLDER = Path.of("target/dist");

    private Artifacts() {}

    /** All of them, in the order of their names. */
    static List<Path> all() throws IOException {
        return in(FOLDER);
    }

    /** The same of another build. */
    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    static Path withEnding(String ending) throws IOException {
        return all().stream()
                .filter(file -> file.toString().endsWith(ending))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + ending + " in " + FOLDER));
    }
}
