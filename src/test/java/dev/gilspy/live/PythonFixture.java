package dev.gilspy.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * A running target under {@code test-fixtures/}, which has said that it is ready. Closing kills it
 * and its children, and waits until they are gone. If the JVM dies, its standard input ends, and so
 * does it.
 *
 * <p>A shell stands between the JVM and the target: {@code ThreadStopper} cannot stop a process's
 * own child, and stacks read with a pause that never came about are all thrown away.
 */
public final class PythonFixture implements AutoCloseable {
    private static final Path FIXTURES = Path.of("test-fixtures");

    /** Generous: it is only waited out by a target that will never answer. */
    private static final long LONGEST_ANSWER_SECONDS = 60;

    private static final long DYING_NANOS = 1_000_000;

    /** Runs a command as the shell's child (not in its place) and ends as the command ended. */
    private static final List<String> BELOW_A_SHELL = List.of("sh", "-c", "\"$@\"; exit $?", "sh");

    private final Process shell;
    private final BufferedReader output;
    private final Writer input;

    /** What the target writes to its standard error: a file without a name, which nobody leaves. */
    private final FileChannel errors;

    private int pid;

    private PythonFixture(Process shell, FileChannel errors) {
        this.shell = shell;
        this.output = shell.inputReader();
        this.input = shell.outputWriter();
        this.errors = errors;
    }

    /**
     * Starts a target of {@code test-fixtures/python} and waits until it is ready.
     *
     * @param seconds after which it ends by itself
     * @param arguments what its docstring says
     */
    public static PythonFixture start(
            Python python, String script, int seconds, Object... arguments) {
        List<String> words = new ArrayList<>(List.of(String.valueOf(seconds)));
        Arrays.stream(arguments).map(String::valueOf).forEach(words::add);
        return run(python, FIXTURES.resolve("python").resolve(script), words);
    }

    /** Starts any script that prints {@code ready PID}, and waits for that. */
    static PythonFixture run(Python python, Path script, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(python.executable().toString());
        command.add(script.toString());
        command.addAll(arguments);
        return run(python.environment(), command);
    }

    /** Starts any program that prints {@code ready PID}, and waits for that. */
    static PythonFixture run(Map<String, String> environment, List<String> program) {
        List<String> command = new ArrayList<>(BELOW_A_SHELL);
        command.addAll(program);
        try {
            Path errors = Files.createTempFile("gilspy-target-", ".err");
            FileChannel read = FileChannel.open(errors, StandardOpenOption.READ);
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
            Process shell = builder.start();
            Files.delete(errors);
            return new PythonFixture(shell, read).awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int pid() {
        return pid;
    }

    public boolean alive() {
        return ProcessHandle.of(pid).isPresent();
    }

    /** Sends a line, and waits for the line that the target answers with. */
    public String ask(String line) {
        say(line);
        return nextLine();
    }

    /** Sends a line that the target does not answer. */
    public void say(String line) {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            throw new AssertionError("the target does not listen: " + errorText(), e);
        }
    }

    /** Waits until the target says that it is ready, as it does again after an exec. */
    public PythonFixture awaitReady() {
        String line = nextLine();
        if (!line.matches(pid == 0 ? "ready \\d+" : "ready " + pid)) {
            close();
            throw new AssertionError("the target said '" + line + "' instead of ready");
        }
        pid = Integer.parseInt(line.substring("ready ".length()));
        return this;
    }

    /** Ends the target's standard input, upon which it finishes what it does. */
    void endInput() {
        try {
            input.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the next line of the target's output. */
    String nextLine() {
        try {
            String line =
                    CompletableFuture.supplyAsync(this::readLine, PythonFixture::runBeside)
                            .get(LONGEST_ANSWER_SECONDS, SECONDS);
            if (line != null) {
                return line;
            }
            throw new AssertionError("the target ended: " + errorText());
        } catch (TimeoutException | ExecutionException e) {
            throw gaveUp("the target does not answer: ", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In a thread of its own: a shared pool may be busy with what the answer is waited for by. */
    private static void runBeside(Runnable reading) {
        Thread thread = new Thread(reading, "target-output");
        thread.setDaemon(true);
        thread.start();
    }

    private String readLine() {
        try {
            return output.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the target. What it wrote of its errors goes with it, so that is read before. */
    private AssertionError gaveUp(String why, Throwable cause) {
        AssertionError error = new AssertionError(why + errorText(), cause);
        close();
        return error;
    }

    private String errorText() {
        try {
            ByteBuffer text = ByteBuffer.allocate(Math.toIntExact(errors.size()));
            errors.read(text, 0);
            return UTF_8.decode(text.flip()).toString().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the target has ended, and returns its exit status. */
    public int awaitEnd() {
        try {
            if (shell.waitFor(LONGEST_ANSWER_SECONDS, SECONDS)) {
                return shell.exitValue();
            }
            throw gaveUp("the target does not end: ", null);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> below = shell.descendants().toList();
        below.forEach(ProcessHandle::destroyForcibly);
        awaitShell();
        below.forEach(PythonFixture::awaitDeath);
        try {
            errors.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The shell ends with the target, for which it waits. Killed before that, it would leave a
     * zombie, and some of those who adopt one take seconds to see to it.
     */
    private void awaitShell() {
        try {
            if (!shell.waitFor(LONGEST_ANSWER_SECONDS, SECONDS)) {
                shell.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the target had started may be a zombie for longer, and that has no executable. */
    private static void awaitDeath(ProcessHandle killed) {
        while (killed.info().command().isPresent()) {
            LockSupport.parkNanos(DYING_NANOS);
        }
    }
}
