package dev.gilspy.aggregate;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The summary of several processes that were observed at once. What they have in common is that of
 * the first that began, from then until the last one ended; their quality is added up.
 */
final class Together {
    private Together() {}

    static Summary of(List<Summary> processes) {
        List<Summary> begun = begun(processes);
        if (begun.size() <= 1) {
            return begun.isEmpty() ? new Ledger().summary() : begun.get(0);
        }
        Run run = earliest(begun);
        return new Summary(
                run,
                ending(begun),
                quality(begun),
                begun.stream().mapToLong(Together::endNanos).max().orElseThrow() - run.startNanos(),
                begun.stream().flatMap(one -> one.processes().stream()).toList());
    }

    /** Those that have begun; without those of which nothing came but that, if there are others. */
    private static List<Summary> begun(List<Summary> processes) {
        List<Summary> begun = processes.stream().filter(one -> one.run() != null).toList();
        List<Summary> known = begun.stream().filter(one -> !one.processes().isEmpty()).toList();
        return known.isEmpty() ? begun : known;
    }

    private static Run earliest(List<Summary> begun) {
        return begun.stream()
                .map(Summary::run)
                .min(Comparator.comparingLong(Run::startNanos))
                .orElseThrow();
    }

    private static long endNanos(Summary one) {
        return one.run().startNanos() + one.observedNanos();
    }

    /** Null while any of them goes on. That others exited before or meanwhile did not end it. */
    private static Ending ending(List<Summary> begun) {
        if (begun.stream().anyMatch(one -> one.ending() == null)) {
            return null;
        }
        return begun.stream()
                .map(Summary::ending)
                .max(
                        Comparator.comparing(Ending::cutOff)
                                .thenComparing(one -> one.reason() != Ending.Reason.EXIT)
                                .thenComparing(Ending::atNanos))
                .orElseThrow();
    }

    private static RunQuality quality(List<Summary> begun) {
        return begun.stream()
                .map(Summary::quality)
                .filter(Objects::nonNull)
                .reduce(Together::add)
                .orElse(null);
    }

    /** Own CPU time and lateness are the sampler's, which is one: the larger of both is told. */
    private static RunQuality add(RunQuality one, RunQuality other) {
        return new RunQuality(
                one.samples() + other.samples(),
                one.torn() + other.torn(),
                one.missed() + other.missed(),
                one.failedReads() + other.failedReads(),
                one.stacks() + other.stacks(),
                one.incompleteStacks() + other.incompleteStacks(),
                one.failedStops() + other.failedStops(),
                Math.max(one.lostEvents(), other.lostEvents()),
                later(one.lateness(), other.lateness()),
                Math.max(one.ownCpuNanos(), other.ownCpuNanos()),
                one.realtime() && other.realtime(),
                Math.max(one.loweredToHz(), other.loweredToHz()));
    }

    private static Quantiles later(Quantiles one, Quantiles other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.p99Nanos() >= other.p99Nanos() ? one : other;
    }

    /** The summary of one of the processes, as if it had been recorded alone. */
    static Summary alone(ProcessSummary process, Selection selection) {
        ProcessWindow window = process.window();
        return new Summary(
                window.run(),
                window.ending(),
                window.quality(),
                window.observedNanos(),
                List.of(process),
                selection);
    }
}
