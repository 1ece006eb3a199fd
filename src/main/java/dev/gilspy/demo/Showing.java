package dev.gilspy.demo;

import dev.gilspy.aggregate.GilSummary;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.VerdictCode;
import dev.gilspy.analysis.Verdicts;
import dev.gilspy.model.ThreadState;
import java.util.Comparator;
import java.util.Optional;

/**
 * A workload as it was shown: the verdict that it had to provoke, and the one found.
 *
 * @param gil the one that was wanted most, whose figures decided; null if none was observed
 * @param starved mean number of its threads that were runnable and had no CPU; NaN if not known. A
 *     machine that has other things to do shows here.
 */
public record Showing(
        Workload workload, VerdictCode expected, Verdict verdict, GilSummary gil, double starved) {
    /**
     * Judges what was recorded.
     *
     * @throws NotShownException if there is nothing to see in that Python
     */
    public static Showing of(Workload workload, Summary summary) {
        Optional<ProcessSummary> process = summary.processes().stream().findFirst();
        VerdictCode expected =
                process.map(shown -> expected(workload, shown))
                        .orElse(workload.expected().withGil());
        return new Showing(
                workload,
                expected,
                Verdicts.of(summary),
                mostWanted(process),
                process.map(shown -> starved(shown, summary.observedNanos())).orElse(Double.NaN));
    }

    public boolean agrees() {
        return verdict.code() == expected;
    }

    private static VerdictCode expected(Workload workload, ProcessSummary process) {
        return workload.expected()
                .of(process.info())
                .orElseThrow(
                        () ->
                                new NotShownException(
                                        workload,
                                        "without a GIL it harms nobody (%s %s, GIL off)"
                                                .formatted(
                                                        process.info().implementation(),
                                                        process.info().version())));
    }

    private static double starved(ProcessSummary process, long windowNanos) {
        double nanos = 0;
        for (ThreadSummary thread : process.threads()) {
            nanos += thread.stateNanos().get(ThreadState.STARVED);
            nanos += thread.stateNanos().get(ThreadState.HELD_STARVED);
        }
        return nanos / windowNanos;
    }

    private static GilSummary mostWanted(Optional<ProcessSummary> process) {
        return process.stream()
                .flatMap(shown -> shown.gils().stream())
                .filter(gil -> !Double.isNaN(gil.demand()))
                .max(Comparator.comparingDouble(GilSummary::demand))
                .orElse(null);
    }
}
