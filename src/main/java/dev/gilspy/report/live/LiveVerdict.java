package dev.gilspy.report.live;

import dev.gilspy.aggregate.GilSummary;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.Verdicts;
import java.util.stream.IntStream;

/** What is to be said of all that was seen so far, in one verdict. */
public final class LiveVerdict {
    private LiveVerdict() {}

    /**
     * Judges the process whose GIL is wanted most; where there are others, the sentence says which
     * it is. Takes some time. Null of nothing.
     */
    public static Verdict of(Summary total) {
        int busiest = busiest(total);
        if (busiest < 0 || total.processes().get(busiest).threads().isEmpty()) {
            return null;
        }
        Verdict verdict = Verdicts.of(total.alone(busiest));
        return total.processes().size() == 1
                ? verdict
                : named("Process " + total.processes().get(busiest).info().pid(), verdict);
    }

    private static Verdict named(String process, Verdict verdict) {
        return new Verdict(
                verdict.code(),
                verdict.interpreter(),
                process + ": " + verdict.summary(),
                verdict.ceiling(),
                verdict.confidence(),
                verdict.evidence(),
                verdict.remedies(),
                verdict.whatIf());
    }

    private static int busiest(Summary total) {
        return IntStream.range(0, total.processes().size())
                .reduce(
                        (one, other) ->
                                demand(total.processes().get(other))
                                                > demand(total.processes().get(one))
                                        ? other
                                        : one)
                .orElse(-1);
    }

    private static double demand(ProcessSummary process) {
        return process.gils().stream().mapToDouble(GilSummary::demand).max().orElse(0);
    }
}
