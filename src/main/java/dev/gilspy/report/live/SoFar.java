package dev.gilspy.report.live;

import dev.gilspy.aggregate.GilSummary;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.Verdicts;

/**
 * What the total says.
 *
 * @param nanos how long it is: since the beginning, or the last reset
 * @param verdict of the process with most demand; null while there is none
 * @param verdictPid the process that it is of; 0 if there is one only
 */
public record SoFar(long nanos, Verdict verdict, int verdictPid) {
    /** Of nothing seen. */
    public static final SoFar NOTHING = new SoFar(0, null, 0);

    /** Judges the total, which takes some time. */
    public static SoFar of(Summary total) {
        int busiest = -1;
        for (int i = 0; i < total.processes().size(); i++) {
            boolean busier =
                    busiest < 0
                            || demand(total.processes().get(i))
                                    > demand(total.processes().get(busiest));
            busiest = busier ? i : busiest;
        }
        if (busiest < 0) {
            return NOTHING;
        }
        boolean several = total.processes().size() > 1;
        return new SoFar(
                total.observedNanos(),
                Verdicts.of(total.alone(busiest)),
                several ? total.processes().get(busiest).info().pid() : 0);
    }

    private static double demand(ProcessSummary process) {
        return process.gils().stream().mapToDouble(GilSummary::demand).max().orElse(0);
    }
}
