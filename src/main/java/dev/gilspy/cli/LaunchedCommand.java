package dev.gilspy.cli;

import dev.gilspy.cli.Candidate.Presence;
import dev.gilspy.error.ExitCode;
import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.UsageException;
import dev.gilspy.model.Ending;
import dev.gilspy.os.Grandchild;
import dev.gilspy.source.StopSignal;
import dev.gilspy.target.Member;
import dev.gilspy.target.ProcessTree;
import dev.gilspy.target.ProcessTree.Reach;
import dev.gilspy.target.Roots;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A command that gilspy started in order to observe it. It has our standard input, output and
 * errors, outlives a recording, and we wait for it. It is a grandchild, since a child of ours could
 * not be held.
 */
final class LaunchedCommand implements AutoCloseable {
    /** What the command started may end a moment after it, and is then no daemon. */
    private static final long AFTERLIFE_MILLIS = 500;

    private final Process shell;
    private final String name;
    private String target;
    private int process;
    private ProcessTree tree;

    private LaunchedCommand(Process shell, String name) {
        this.shell = shell;
        this.name = name;
        this.target = name;
    }

    /**
     * @throws UsageException if there is no such program
     */
    static LaunchedCommand start(List<String> command) {
        return start(command, ours -> {});
    }

    /**
     * The same.
     *
     * @param streams may give it others than ours
     */
    static LaunchedCommand start(List<String> command, Consumer<ProcessBuilder> streams) {
        String name = command.get(0);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        CallersEnvironment.restore(builder.environment());
        streams.accept(builder);
        try {
            return new LaunchedCommand(Grandchild.start(builder), name);
        } catch (IOException e) {
            throw new UsageException(
                    "Cannot start %s: %s.".formatted(name, reason(e)),
                    "What comes after -- is run as it stands, without a shell.",
                    e);
        }
    }

    /** A command that does nothing, until it is closed. */
    static LaunchedCommand idle() {
        List<String> reader = List.of("/bin/sh", "-c", "read nothing"); // of a pipe to us
        try {
            return new LaunchedCommand(Grandchild.start(new ProcessBuilder(reader)), reader.get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // without that shell no command could be started
        }
    }

    /** Ends its input, where that comes from us, and waits for its end. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            terminate();
        }
        await();
    }

    /** The command's own process, which may have become another program since. */
    int process() {
        if (tree == null) {
            ProcessHandle found = Grandchild.of(shell);
            if (found.pid() == shell.pid()) {
                return Math.toIntExact(shell.pid()); // the command has not begun
            }
            process = Math.toIntExact(found.pid());
            tree = ProcessTree.of(Roots.withPids(List.of(process)), Reach.DESCENDANTS);
        }
        return process;
    }

    /** The processes below it. */
    List<Integer> startedByIt() {
        return tree == null
                ? List.of()
                : tree.look().stream().map(Member::pid).filter(pid -> pid != process).toList();
    }

    /**
     * Says which of them is observed. If the command ends, and that one lives on as a daemon, the
     * recording ends, too.
     */
    void follow(int pid, StopSignal stop) {
        if (pid != process()) {
            target = "process %d, which %s started,".formatted(pid, name);
            endWithIt(stop);
        }
    }

    /** Ends a recording when the command has ended, though daemons of its live on. */
    void endWithIt(StopSignal stop) {
        shell.onExit()
                .thenRunAsync(
                        () -> stop.request(Ending.Reason.EXIT),
                        CompletableFuture.delayedExecutor(AFTERLIFE_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** All its processes. */
    Fleet fleet() {
        process();
        return new Fleet(
                tree::look,
                Presence.ROOT,
                List.of(),
                () -> new NoTargetException(name + " ended before it was observed.", ""),
                name + " and what it starts");
    }

    /** What is observed, for people. */
    String target() {
        return target;
    }

    /** Waits for the command's end, and returns its status; 128 + N if signal N ended it. */
    int await() {
        try {
            return shell.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.OK;
        }
    }

    /** The status of a command that has ended. */
    int status() {
        return shell.exitValue();
    }

    /** The program's name as it was given. */
    String name() {
        return name;
    }

    boolean alive() {
        return shell.isAlive();
    }

    /**
     * Its status where it could not be observed: one that failed on its own says more by that than
     * we could.
     *
     * @throws GilspyException what kept us from it, where the command has not failed; one that goes
     *     on is asked to end
     */
    int unobserved(GilspyException why, PrintWriter err) {
        if (alive() || status() == ExitCode.OK) {
            terminate();
            throw why;
        }
        Failures.explain(why, err);
        return status();
    }

    /** Asks it to end, with SIGTERM. */
    void terminate() {
        Grandchild.of(shell).destroy();
    }

    boolean endedWithin(long millis) {
        try {
            return shell.waitFor(millis, TimeUnit.MILLISECONDS);
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
