package dev.gilspy.bench;

import dev.gilspy.bench.Profiler.Request;
import dev.gilspy.live.Python;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A command that runs, and is measured while it does. Closing ends it. */
final class Session implements AutoCloseable {
    private static final String COST_OF = "test-fixtures/bench/cost_of.py";

    private final Process process;
    private final Path folder;

    private Session(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Starts a profiler, which ends by itself. */
    static Session start(Python python, Profiler profiler, Request request) {
        return start(
                python,
                output ->
                        profiler.command(
                                request.pid(), request.seconds(), request.rateHz(), output));
    }

    /** Starts a command that writes the file that it is given. */
    static Session start(Python python, Function<Path, List<String>> command) {
        Path folder = newFolder();
        return start(python, command.apply(output(folder)), folder);
    }

    /** Runs any command to its end. */
    static Cost run(Python python, List<String> command) {
        try (Session session = start(python, command, newFolder())) {
            return session.cost();
        }
    }

    /** What a whole run of a profiler cost, and what it saw. */
    record Outcome(Cost cost, Profile profile) {}

    /** Runs a profiler to its end. */
    static Outcome run(Python python, Profiler profiler, Request request) {
        try (Session session = start(python, profiler, request)) {
            return session.outcome(profiler, request);
        }
    }

    /** Waits for the end of a profiler that was started with this request. */
    Outcome outcome(Profiler profiler, Request request) {
        Cost cost = cost();
        try {
            return new Outcome(cost, profiler.read(request, output(), log()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Session start(Python python, List<String> command, Path folder) {
        List<String> measured = new ArrayList<>();
        measured.add(python.executable().toString());
        measured.addAll(List.of(COST_OF, log(folder).toString()));
        measured.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(measured).redirectError(Redirect.INHERIT);
        builder.environment().putAll(python.environment());
        try {
            return new Session(builder.start(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits for the end.
     *
     * @throws ProfilerFailure if it ended with a status other than 0
     */
    Cost cost() {
        try {
            String line =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Cost cost = Cost.parse(line);
            if (cost == null || cost.failed()) {
                throw new ProfilerFailure("failed: " + log().strip());
            }
            return cost;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the command still runs. */
    boolean alive() {
        return process.isAlive();
    }

    /**
     * What the command and its children have of memory now; 0 if it does not run yet, or no longer.
     */
    long residentBytes() {
        return process.descendants().mapToLong(child -> Machine.residentBytes(child.pid())).sum();
    }

    /** The file that the command was to write. */
    Path output() {
        return output(folder);
    }

    /** Where that file lies; all that is in it goes when this is closed. */
    Path folder() {
        return folder;
    }

    private String log() throws IOException {
        return Files.readString(log(folder));
    }

    private static Path log(Path folder) {
        return folder.resolve("log.txt");
    }

    /** By this ending gilspy makes a recording; py-spy does not mind. */
    private static Path output(Path folder) {
        return folder.resolve("output.gilspy");
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("gilspy-bench-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.onExit().join();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
