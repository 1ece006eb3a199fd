package dev.gilspy.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Builds {@code gilhold.c} against an interpreter's own headers, with gcc. */
final class TruthExtension {
    private static final Path SOURCE = Path.of("test-fixtures/truth/gilhold.c");
    private static final Path BUILT = Path.of("target/truth");

    private TruthExtension() {}

    /**
     * The folder that holds the extension built for this interpreter; builds it if there is none
     * newer than its source.
     */
    static Path folderFor(Python python) {
        Path folder = BUILT.resolve(python.toString());
        Path library = folder.resolve("gilhold.so");
        try {
            if (!Files.exists(library) || isNewer(SOURCE, library)) {
                Files.createDirectories(folder);
                build(python, library);
            }
            return folder.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNewer(Path file, Path than) throws IOException {
        return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(than)) > 0;
    }

    private static void build(Python python, Path library) throws IOException {
        Path include =
                python.include()
                        .orElseThrow(
                                () -> new AssertionError(python + " has no headers installed"));
        List<String> command =
                List.of(
                        "gcc",
                        "-O2",
                        "-shared",
                        "-fPIC",
                        "-I",
                        include.toString(),
                        SOURCE.toString(),
                        "-o",
                        library.toString(),
                        "-lm");
        Process gcc = new ProcessBuilder(command).redirectErrorStream(true).start();
        String complaints = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (gcc.onExit().join().exitValue() != 0) {
            throw new AssertionError("gilhold.c does not build for " + python + ":\n" + complaints);
        }
    }
}
