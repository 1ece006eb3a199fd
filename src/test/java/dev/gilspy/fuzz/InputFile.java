package dev.gilspy.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files for what reads some. There is one of each name for all inputs of a JVM: to make and delete
 * it each time would take longer than to read it.
 */
public final class InputFile {
    private static final Path ROOT = root();

    private InputFile() {}

    private static Path root() {
        try {
            return gone(Files.createTempDirectory("fuzz"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder for files that belong together. */
    public static Path folder(String name) throws IOException {
        Path folder = ROOT.resolve(name);
        return Files.exists(folder) ? folder : gone(Files.createDirectory(folder));
    }

    /** The file of that name, which holds these bytes until next time. */
    public static Path with(String name, byte[] bytes) throws IOException {
        return Files.write(gone(ROOT.resolve(name)), bytes);
    }

    /** Takes it away when the JVM ends, what is in a folder first. */
    private static Path gone(Path path) {
        if (!Files.exists(path) || Files.isDirectory(path)) {
            path.toFile().deleteOnExit();
        }
        return path;
    }
}
