package dev.gilspy.cli;

import dev.gilspy.error.ExitCode;
import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.error.UsageException;
import dev.gilspy.model.Run;
import dev.gilspy.os.Grandchild;
import dev.gilspy.source.Source;
import dev.gilspy.source.StopSignal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A command that gilspy started in order to observe it. It has our standard input, output and
 * errors, and is never stopped by us: it outlives a recording, and we wait for it.
 */
final class LaunchedCommand {
    /** A big program's imports may come before its interpreter can be read, but not many. */
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long LOOK_AGAIN_MILLIS = 5;

    private final Process process;
    private final Function<Process, ProcessHandle> target;
    private final String name;

    private LaunchedCommand(Process process, Function<Process, ProcessHandle> target, String name) {
        this.process = process;
        this.target = target;
        this.name = name;
    }

    /**
     * @param pause what is to be stopped: our own child cannot be
     * @throws UsageException if there is no such program
     */
    static LaunchedCommand start(List<String> command, Run.Pause pause) {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        String name = command.get(0);
        try {
            return pause == Run.Pause.NEVER
                    ? new LaunchedCommand(builder.start(), Process::toHandle, name)
                    : new LaunchedCommand(Grandchild.start(builder), Grandchild::of, name);
        } catch (IOException e) {
            throw new UsageException(
                    "Cannot start %s: %s.".formatted(command.get(0), reason(e)),
                    "What comes after -- is run as it stands, without a shell.",
                    e);
        }
    }

    /**
     * Attaches as soon as the interpreter can be read.
     *
     * @param attach to a process id
     * @throws NoTargetException if the command ended before, or is not Python
     */
    Source attachWhenUp(IntFunction<Source> attach, StopSignal stop) {
        long deadline = System.nanoTime() + START_NANOS;
        while (true) {
            try {
                return attach.apply(Math.toIntExact(target.apply(process).pid()));
            } catch (NoTargetException | UnsupportedInterpreterException e) {
                // it has not become Python yet, or its interpreter is half made
                if (endedWithin(LOOK_AGAIN_MILLIS)) {
                    throw tooShort(e);
                }
                if (stop.requested() || System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    private NoTargetException tooShort(GilspyException cause) {
        return new NoTargetException(
                "%s ended (status %d) before its interpreter could be read."
                        .formatted(name, process.exitValue()),
                "gilspy doctor says what it needs.",
                cause);
    }

    /** Waits for the command's end, and returns its status; 128 + N if signal N ended it. */
    int await() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.OK;
        }
    }

    /** The program's name as it was given. */
    String name() {
        return name;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Asks it to end, with SIGTERM. */
    void terminate() {
        target.apply(process).destroy();
    }

    private boolean endedWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** From {@code Cannot run program "x": error=2, No such file or directory}. */
    private static String reason(IOException failure) {
        return failure.getMessage().replaceFirst(".*error=\\d+, ", "");
    }
}
