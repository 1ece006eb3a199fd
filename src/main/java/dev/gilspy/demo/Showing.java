package dev.gilspy.demo;

import dev.gilspy.aggregate.GilSummary;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
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
 * @param starvedShare the part of its threads' runnable time for which they had no CPU, 0 to 1; NaN
 *     if they were never runnable. A machine that has other things to do shows here.
 */
public record Showing(
        Workload workload,
        VerdictCode expected,
        Verdict verdict,
        GilSummary gil,
        double starvedShare) {
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
                process.map(Showing::starvedShare).orElse(Double.NaN));
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

    private static double starvedShare(ProcessSummary process) {
        double starved =
                nanos(process, ThreadState.STARVED) + nanos(process, ThreadState.HELD_STARVED);
        double onCpu = nanos(process, ThreadState.RUNNING) + nanos(process, ThreadState.NATIVE);
        return starved / (starved + onCpu);
    }

    private static long nanos(ProcessSummary process, ThreadState state) {
        return process.threads().stream().mapToLong(thread -> thread.stateNanos().get(state)).sum();
    }

    private static GilSummary mostWanted(Optional<ProcessSummary> process) {
        return process.stream()
                .flatMap(shown -> shown.gils().stream())
                .filter(gil -> !Double.isNaN(gil.demand()))
                .max(Comparator.comparingDouble(GilSummary::demand))
                .orElse(null);
    }
}
