package dev.gilspy.bench;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.bench.Profile.Seen;
import dev.gilspy.model.Frame;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.RunQuality;
import dev.gilspy.recording.RecordingReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The gilspy that the build has packaged. */
record Gilspy(Path launcher, List<String> options) implements Profiler {

    @Override
    public String name() {
        return ("gilspy " + String.join(" ", options)).strip();
    }

    @Override
    public List<String> command(int pid, int seconds, int rateHz, Path output) {
        List<String> command = new ArrayList<>(List.of(launcher.toString(), "record"));
        command.addAll(List.of("--pid", String.valueOf(pid), "-d", seconds + "s"));
        command.addAll(List.of("-r", String.valueOf(rateHz), "-q", "-o", output.toString()));
        command.addAll(options);
        if (options.stream().noneMatch(option -> option.startsWith("--exact"))) {
            command.add("--exact=off"); // the same source wherever a benchmark is run
        }
        return command;
    }

    @Override
    public Profile read(Request request, Path output, String log) {
        Summary summary = summary(output);
        RunQuality quality = summary.quality();
        return new Profile(
                quality.samples() + quality.torn(),
                quality.stacks(),
                quality.incompleteStacks(),
                (double) quality.ownCpuNanos() / summary.observedNanos(),
                lateP99Nanos(quality.lateness()),
                stacks(summary.processes().get(0)));
    }

    /** The kernel source is never late, and counts none. */
    private static double lateP99Nanos(Quantiles lateness) {
        return lateness.count() == 0 ? Double.NaN : lateness.p99Nanos();
    }

    static List<String> command(Path launcher, List<String> words) {
        return Stream.concat(Stream.of(launcher.toString()), words.stream()).toList();
    }

    @Override
    public String program() {
        return "gilspy";
    }

    @Override
    public List<String> versionCommand() {
        return List.of(launcher.toString(), "--version");
    }

    @Override
    public List<String> lookCommand(int pid) {
        return List.of(launcher.toString(), "dump", "--pid", String.valueOf(pid));
    }

    @Override
    public OptionalDouble firstSampleNanos(Path output) {
        return OptionalDouble.of(summary(output).run().startNanos());
    }

    /** A recording, added up as {@code gilspy report} does. */
    static Summary summary(Path recording) {
        Ledger ledger = new Ledger();
        RecordingReader.replay(recording, () -> ledger).undamaged();
        return ledger.summary();
    }

    private static List<Seen> stacks(ProcessSummary process) {
        Map<Integer, String> names =
                process.threads().stream()
                        .collect(
                                Collectors.toMap(
                                        thread -> thread.thread().id(),
                                        thread -> thread.thread().name()));
        return process.stacks().stream()
                .filter(stack -> !stack.frames().isEmpty())
                .map(stack -> seen(stack, names.get(stack.thread())))
                .toList();
    }

    private static Seen seen(StackSummary stack, String thread) {
        List<String> functions = stack.frames().stream().map(Frame::function).toList();
        return new Seen(thread, functions, stack.samples());
    }
}
