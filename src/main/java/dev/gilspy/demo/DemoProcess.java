package dev.gilspy.demo;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.gilspy.os.Grandchild;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A workload at work, as a grandchild of this process. Closing ends it and waits until it is gone;
 * so does the end of this process, also by SIGKILL (see the package's description).
 */
public final class DemoProcess implements AutoCloseable {
    /** Python starts in well under a second; a version manager's wrapper may take a few. */
    private static final long LONGEST_START_SECONDS = 15;

    /** From the end of its input; it may first have to wait for its own GIL. */
    private static final long LONGEST_END_SECONDS = 2;

    private final Process process;
    private final BufferedReader output;
    private final String answer;

    private DemoProcess(Process process, BufferedReader output, String answer) {
        this.process = process;
        this.output = output;
        this.answer = answer;
    }

    /**
     * Starts a command and waits until it says that it is ready, has ended, or takes too long.
     *
     * @throws IOException if there is no such command
     */
    static DemoProcess start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1"); // beside files that soon go
        Process process = Grandchild.start(builder);
        BufferedReader output = process.inputReader();
        String answer =
                CompletableFuture.supplyAsync(() -> answer(output))
                        .completeOnTimeout("no answer", LONGEST_START_SECONDS, SECONDS)
                        .join();
        return new DemoProcess(process, output, answer);
    }

    /** The line with the greeting; else the one that says what went wrong. */
    private static String answer(BufferedReader output) {
        List<String> lines = new ArrayList<>();
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (Greeting.parse(line).isPresent()) {
                    return line;
                }
            }
        } catch (IOException e) {
            lines.add(e.getMessage());
        }
        return complaint(lines);
    }

    /** A shell or wrapper says it first, and explains then; Python says it last, after a trace. */
    private static String complaint(List<String> lines) {
        if (lines.isEmpty()) {
            return "it ended without a word";
        }
        String first = lines.get(0);
        boolean trace = first.startsWith("Traceback") || first.startsWith(" ");
        return trace ? lines.get(lines.size() - 1) : first;
    }

    /** What it said of itself; empty if it is not at work. */
    Optional<Greeting> greeting() {
        return Greeting.parse(answer);
    }

    /** What it said instead of a greeting. */
    String answer() {
        return answer;
    }

    /** The interpreter's id, also where a wrapper started it. */
    public int pid() {
        return greeting().orElseThrow().pid();
    }

    /**
     * Asks a program that counts its work (see crew.py) how far it is. It answers when it has got
     * its GIL: two tallies tell the speed between them.
     *
     * @throws UncheckedIOException if it has ended, or says something else
     */
    public Tally tally() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            return Tally.parse(output.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException("the demo does not say how far it is", e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        endInput();
        process.onExit().completeOnTimeout(process, LONGEST_END_SECONDS, SECONDS).join();
        children.forEach(DemoProcess::end);
        process.destroyForcibly().onExit().join();
    }

    /** Not our own child: it is gone only when somebody has asked for its status. */
    private static void end(ProcessHandle child) {
        child.destroyForcibly();
        child.onExit().completeOnTimeout(child, LONGEST_END_SECONDS, SECONDS).join();
    }

    private void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing was written that could be lost
        }
    }
}
