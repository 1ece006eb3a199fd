package dev.gilspy.demo;

import dev.gilspy.error.OutputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A workload as files, which Python needs only until it has read them: closing deletes them, while
 * the program runs on. So nothing is left behind, also if gilspy is killed later.
 */
final class Script implements AutoCloseable {
    private final Path folder;
    private final Path file;

    private Script(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    /**
     * Writes the workload into a new folder that only this user can read.
     *
     * @throws OutputException if there is no room for it
     */
    static Script unpack(Workload workload) {
        try {
            Path folder = Files.createTempDirectory("gilspy-demo-");
            workload.unpackInto(folder);
            return new Script(folder, folder.resolve(workload.file()));
        } catch (IOException e) {
            throw new OutputException(
                    "cannot write the demo's program: " + e.getMessage(),
                    "The folder for temporary files must have room for it.",
                    e);
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
