package dev.gilspy.torture;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One run of the packaged gilspy, in a folder of its own, with its temporary files in another.
 * Closing kills it and deletes both.
 */
final class GilspyRun implements AutoCloseable {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final long BETWEEN_LOOKS_MILLIS = 20;
    private static final int RECORDING_HEADER_BYTES = 12;

    private final Process process;
    private final Path folder;
    private final long beganNanos = System.nanoTime();
    private long peakBytes;

    private GilspyRun(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** What is left of a run that has ended. */
    record Outcome(int status, long nanos, long peakBytes, String output, String errors) {}

    /** Starts it in one of its modes. */
    static GilspyRun start(Mode mode, int pid, int seconds) {
        return start(newFolder(), List.of(), Map.of(), mode, pid, seconds);
    }

    /** The same below other words, and in another environment. */
    static GilspyRun start(
            Path folder,
            List<String> below,
            Map<String, String> environment,
            Mode mode,
            int pid,
            int seconds) {
        return start(
                folder, below, environment, mode.arguments(pid, seconds, folder.resolve("out")));
    }

    /** Starts it with any arguments. */
    static GilspyRun start(
            Path folder,
            List<String> below,
            Map<String, String> environment,
            List<String> arguments) {
        List<String> command = new ArrayList<>(below);
        command.add(System.getProperty("gilspy.launcher"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectOutput(folder.resolve("stdout").toFile());
        builder.redirectError(folder.resolve("stderr").toFile());
        Path temporary = folder.resolve("tmp");
        builder.environment().put("TMPDIR", temporary.toString());
        builder.environment().put("GILSPY_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
        builder.environment().putAll(environment);
        try {
            return new GilspyRun(builder.start(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path newFolder() {
        try {
            Path folder = Files.createTempDirectory("gilspy-torture-");
            Files.createDirectory(folder.resolve("out"));
            Files.createDirectory(folder.resolve("tmp"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Where it writes its files. */
    Path out() {
        return folder.resolve("out");
    }

    /** Whether it has shown anything of what it observes: in a file, or on standard output. */
    boolean hasBegun() {
        lookAtMemory();
        try (Stream<Path> files = Files.list(out())) {
            return Stream.concat(files, Stream.of(folder.resolve("stdout")))
                    .anyMatch(file -> file.toFile().length() > RECORDING_HEADER_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end. */
    Outcome await(int longestSeconds) {
        long giveUp = System.nanoTime() + longestSeconds * 1_000_000_000L;
        while (process.isAlive()) {
            if (System.nanoTime() > giveUp) {
                kill();
                throw new AssertionError(
                        "gilspy still runs after %d s: %s"
                                .formatted(longestSeconds, text("stderr")));
            }
            lookAtMemory();
            waitFor(BETWEEN_LOOKS_MILLIS);
        }
        return new Outcome(
                process.exitValue(),
                System.nanoTime() - beganNanos,
                peakBytes,
                text("stdout"),
                text("stderr"));
    }

    private void waitFor(long millis) {
        try {
            process.waitFor(millis, MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void lookAtMemory() {
        try {
            Path status = Path.of("/proc/%d/status".formatted(process.pid()));
            Matcher peak = PEAK.matcher(Files.readString(status));
            peakBytes = peak.find() ? Long.parseLong(peak.group(1)) << 10 : peakBytes;
        } catch (IOException e) {
            // It has just ended.
        }
    }

    /** kill -9; returns when nothing is left of it, its threads included. */
    void kill() {
        lookAtMemory();
        process.destroyForcibly().onExit().join();
    }

    /** How long ago it was started. */
    long livedNanos() {
        return System.nanoTime() - beganNanos;
    }

    /** The most memory that it was seen with. */
    long peakBytes() {
        return peakBytes;
    }

    /** What it has left where temporary files go. */
    List<String> leftovers() {
        try (Stream<Path> files = Files.walk(folder.resolve("tmp"))) {
            return files.skip(1).map(Path::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        delete(folder);
    }

    /** Deletes a folder and all that is in it. */
    static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
