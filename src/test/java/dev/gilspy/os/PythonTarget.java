package dev.gilspy.os;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Python program in a process of its own, a grandchild of this one so that it may be stopped. It
 * says {@code ready} when it is. Closing ends it.
 */
final class PythonTarget implements AutoCloseable {
    private final Process shell;
    private final BufferedReader output;
    private final int pid;

    private PythonTarget(Process shell, BufferedReader output, int pid) {
        this.shell = shell;
        this.output = output;
        this.pid = pid;
    }

    /** Starts a program and waits until it is ready. */
    static PythonTarget start(String program) {
        return start(List.of("python3", "-c", program));
    }

    static PythonTarget start(List<String> command) {
        List<String> line = new ArrayList<>(List.of("sh", "-c", "\"$@\" & echo $!; wait", "sh"));
        line.addAll(command);
        try {
            Process shell =
                    new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            BufferedReader output =
                    new BufferedReader(
                            new InputStreamReader(
                                    shell.getInputStream(), StandardCharsets.US_ASCII));
            PythonTarget target =
                    new PythonTarget(shell, output, Integer.parseInt(output.readLine()));
            String ready = output.readLine();
            if (!"ready".equals(ready)) {
                throw new AssertionError("the target said " + ready);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int pid() {
        return pid;
    }

    /** The next line that the program prints; waits for it. */
    String line() {
        try {
            return output.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of its threads' status files that begin with a word, e.g. {@code TracerPid}. */
    List<String> statusOfThreads(String word) {
        try (var tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return tasks.map(task -> status(task.resolve("status"), word)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String status(Path file, String word) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(word + ":"))
                    .map(line -> line.split("\\s+")[1])
                    .findFirst()
                    .orElse("gone");
        } catch (IOException e) {
            return "gone"; // the thread has just ended
        }
    }

    /** Its main thread's state, as the letter of proc(5). */
    String state() {
        return status(Path.of("/proc/" + pid + "/status"), "State");
    }

    /** CPU time of the whole process, in clock ticks. */
    long cpuTicks() {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[14 - 3]) + Long.parseLong(fields[15 - 3]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a signal by name or number, e.g. {@code USR1}. */
    void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        signal("KILL");
        try {
            if (!shell.waitFor(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the target cannot end: is it still traced?");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
