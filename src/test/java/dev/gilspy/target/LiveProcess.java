package dev.gilspy.target;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Any program as a target; where it prints a line, that was waited for. Ends by itself when its
 * input ends. Closing kills it and what it started.
 */
public final class LiveProcess implements AutoCloseable {
    /** Words before a command that is to have a PID namespace of its own, which ends with it. */
    public static final List<String> IN_NAMESPACE =
            List.of("unshare", "--pid", "--fork", "--mount-proc", "--kill-child");

    private final Process process;
    private final BufferedReader output;

    private LiveProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    public static LiveProcess start(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            return new LiveProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static LiveProcess start(String... command) {
        return start(List.of(command), Map.of());
    }

    /**
     * A program in a PID namespace of its own, which ends with it; {@link #lastDescendant} is it.
     */
    public static LiveProcess startInNamespace(
            List<String> command, Map<String, String> environment) {
        List<String> words = new ArrayList<>(IN_NAMESPACE);
        words.addAll(command);
        return start(words, environment);
    }

    public int pid() {
        return Math.toIntExact(process.pid());
    }

    /** The process that this one started, or that one's, and so on: the last in the line. */
    public int lastDescendant() {
        return process.descendants()
                .reduce((first, second) -> second)
                .map(child -> Math.toIntExact(child.pid()))
                .orElseThrow(() -> new AssertionError(pid() + " has started nothing"));
    }

    /** Waits for the next line. */
    public String line() {
        try {
            String line = output.readLine();
            if (line == null) {
                throw new AssertionError("the process ended: " + process.info().commandLine());
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }
}
