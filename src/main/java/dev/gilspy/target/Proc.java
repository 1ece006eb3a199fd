package dev.gilspy.target;

import dev.gilspy.error.NotPermittedException;
import dev.gilspy.error.Reasons;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A mounted proc file system; tests use a folder that looks like one. Text is read as ISO 8859-1
 * where only ASCII matters, so that no byte is ever lost or refused.
 *
 * @param root {@code /proc} but for tests
 */
record Proc(Path root) {
    static final Proc SYSTEM = new Proc(Path.of("/proc"));

    /** The folder of a process, or of a thread: the kernel answers for those too. */
    Path process(int pid) {
        return root.resolve(Integer.toString(pid));
    }

    private static final Path ALWAYS_THERE = Path.of("/dev/null");
    private static final int USUAL_BYTES = 4096;

    /** A small file's text without the last newline; empty if it cannot be read. */
    Optional<String> find(String relative) {
        return read(root.resolve(relative));
    }

    /**
     * The same of a file by its own path.
     *
     * @throws NotPermittedException if gilspy may open no file at all, which says nothing of this
     *     one
     */
    static Optional<String> read(Path file) {
        try {
            return Optional.of(whole(file).stripTrailing());
        } catch (IOException e) {
            mustBeAbleToOpen();
            return Optional.empty();
        }
    }

    /** The kernel gives its settings to the first read alone, however little that asks for. */
    private static String whole(Path file) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[USUAL_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(part); read > 0; read = in.read(part)) {
                all.write(part, 0, read);
            }
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    private static void mustBeAbleToOpen() {
        try {
            Files.newInputStream(ALWAYS_THERE).close();
        } catch (IOException e) {
            throw new NotPermittedException(
                    "gilspy may open no more files: %s.".formatted(Reasons.of(e)),
                    "Allow more in this shell: ulimit -n 1024",
                    e);
        }
    }
}
