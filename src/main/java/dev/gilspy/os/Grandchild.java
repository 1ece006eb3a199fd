package dev.gilspy.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts commands as children of a shell rather than of this process, since a JVM's own child
 * cannot be stopped for its stack; see {@link ThreadStopper}. The shell has the command's streams,
 * says nothing, outlives what the terminal sends to both (Ctrl-C), and ends with the command's
 * status: 128 + N if signal N ended it.
 */
public final class Grandchild {
    /**
     * A trap, unlike an ignored signal, is not handed on to the command. The shell's own remarks
     * ("Killed") are not the command's, hence the detour of its standard error.
     */
    private static final String SCRIPT =
            "trap : INT TERM HUP QUIT; exec 3>&2 2>/dev/null; (exec \"$@\" 2>&3 3>&-); exit $?";

    private Grandchild() {}

    /**
     * Starts the command of a builder.
     *
     * @return the shell
     * @throws IOException if there is no such program, in the words of {@link ProcessBuilder}
     */
    public static Process start(ProcessBuilder builder) throws IOException {
        List<String> command = builder.command();
        requireProgram(command.get(0), builder.environment().getOrDefault("PATH", ""));
        List<String> shell = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "sh"));
        shell.addAll(command);
        return builder.command(shell).start();
    }

    /** The command itself, below its shell; the shell while it has not begun. */
    public static ProcessHandle of(Process shell) {
        return shell.children().findFirst().orElse(shell.toHandle());
    }

    private static void requireProgram(String program, String searchPath) throws IOException {
        Stream<Path> places =
                program.contains("/")
                        ? Stream.of(Path.of(program))
                        : Stream.of(searchPath.split(":"))
                                .map(folder -> Path.of(folder.isEmpty() ? "." : folder, program));
        List<Path> found = places.filter(Files::isRegularFile).toList();
        if (found.isEmpty()) {
            throw cannotRun(program, Errno.ENOENT, "No such file or directory");
        }
        if (found.stream().noneMatch(Files::isExecutable)) {
            throw cannotRun(program, Errno.EACCES, "Permission denied");
        }
    }

    private static IOException cannotRun(String program, int errno, String reason) {
        return new IOException(
                "Cannot run program \"%s\": error=%d, %s".formatted(program, errno, reason));
    }
}
