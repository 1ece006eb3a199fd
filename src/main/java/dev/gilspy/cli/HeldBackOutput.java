package dev.gilspy.cli;

import dev.gilspy.error.OutputException;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a command writes while the screen is full: what would go to the terminal goes to a
 * temporary file that nobody else may read, and that stays. What is redirected is left alone.
 */
final class HeldBackOutput {
    private static final File NOTHING = new File("/dev/null");

    private final Terminal terminal;
    private final Path file;

    private HeldBackOutput(Terminal terminal, Path file) {
        this.terminal = terminal;
        this.file = file;
    }

    /**
     * @param folder where temporary files go
     * @throws OutputException if it cannot be made there
     */
    static HeldBackOutput in(Path folder, Terminal terminal) {
        try {
            return new HeldBackOutput(
                    terminal,
                    Files.createTempFile(folder, "gilspy-top-", ".log", SeenRecording.PRIVATE));
        } catch (IOException e) {
            throw OutputException.of("a temporary file in " + folder, e);
        }
    }

    /** Keeps a command that is not started yet off the terminal. */
    void holdBack(ProcessBuilder command) {
        Redirect log = Redirect.appendTo(file.toFile());
        if (terminal.output()) {
            command.redirectOutput(log);
        }
        if (terminal.errors()) {
            command.redirectError(log);
        }
        command.redirectInput(NOTHING); // a full screen has its keys from ours
    }

    /** Says where it is; empty, and the file gone, if nothing was written. */
    Optional<String> sentence() {
        if (file.toFile().length() > 0) {
            return Optional.of("what the command wrote is in " + file);
        }
        file.toFile().delete();
        return Optional.empty();
    }
}
