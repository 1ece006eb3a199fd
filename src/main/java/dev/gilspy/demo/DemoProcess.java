package dev.gilspy.demo;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A workload at work, as a child of this process. Closing ends it and waits until it is gone; so
 * does the end of this process, also by SIGKILL (see the package's description).
 */
public final class DemoProcess implements AutoCloseable {
    /** Python starts in well under a second; a version manager's wrapper may take a few. */
    private static final long LONGEST_START_SECONDS = 15;

    /** From the end of its input; it may first have to wait for its own GIL. */
    private static final long LONGEST_END_SECONDS = 2;

    private final Process process;
    private final String answer;

    private DemoProcess(Process process, String answer) {
        this.process = process;
        this.answer = answer;
    }

    /**
     * Starts a command and waits until it says that it is ready, has ended, or takes too long.
     *
     * @throws IOException if there is no such command
     */
    static DemoProcess start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader output = process.inputReader();
        String answer =
                CompletableFuture.supplyAsync(() -> lastLine(output))
                        .completeOnTimeout("no answer", LONGEST_START_SECONDS, SECONDS)
                        .join();
        return new DemoProcess(process, answer);
    }

    /** The line with the greeting, else the last one, which of an error says most. */
    private static String lastLine(BufferedReader output) {
        String last = "it ended without a word";
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                last = line;
                if (Greeting.parse(line).isPresent()) {
                    break;
                }
            }
        } catch (IOException e) {
            return e.getMessage();
        }
        return last;
    }

    /** What it said of itself; empty if it is not at work. */
    Optional<Greeting> greeting() {
        return Greeting.parse(answer);
    }

    /** The last line that it printed. */
    String answer() {
        return answer;
    }

    /** The interpreter's id, also where a wrapper started it. */
    public int pid() {
        return greeting().orElseThrow().pid();
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        endInput();
        process.onExit().completeOnTimeout(process, LONGEST_END_SECONDS, SECONDS).join();
        children.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    private void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing was written that could be lost
        }
    }
}
