package dev.gilspy.analysis.budget;

import dev.gilspy.aggregate.LoopSummary;
import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.Estimate;
import dev.gilspy.analysis.LoopCoroutines;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A bound for how long at a stretch an event loop is kept from its events. Loops are sampled,
 * whatever the source, so that no stretch is known better than to the time between two samples.
 *
 * @param threads those that run the loops
 * @param limitNanos the bound
 */
public record StallBudget(ThreadPattern threads, long limitNanos) implements TimeBudget {
    private static final String RATE = "Record with a higher --rate.";

    private static final String NOT_TOLD_APART =
            "Callbacks of one function that follow each other at once look like one stretch here.";

    @Override
    public String name() {
        return BudgetKind.MAX_STALL.label();
    }

    @Override
    public Finding judge(Evidence evidence) {
        List<LoopSummary> loops = evidence.loops(threads);
        if (loops.isEmpty()) {
            return Finding.missing(
                    this,
                    "No event loop was seen to run anything.",
                    "asyncio's and trio's are told by their stacks.");
        }
        long resolution = loops.stream().mapToLong(StallBudget::resolution).max().orElse(0);
        if (finerThan(resolution)) {
            String note =
                    "It takes a recording that tells stalls more finely than %s."
                            .formatted(Durations.exact(resolution));
            return Finding.unanswered(this, note, RATE).knownTo(resolution);
        }
        LoopSummary worst =
                loops.stream()
                        .max(Comparator.comparingLong(loop -> loop.stretches().maxNanos()))
                        .orElseThrow();
        Finding finding =
                evidence.judge(this, longest(worst), new double[0], all -> suspect(worst))
                        .knownTo(resolution);
        boolean doubted = finding.outcome() != Outcome.WITHIN && !worst.callbacksTold();
        return doubted ? finding.because(NOT_TOLD_APART, RATE) : finding;
    }

    private static long resolution(LoopSummary loop) {
        return loop.stretches().resolutionNanos();
    }

    /**
     * A fact, and known as well as it was measured; where callbacks are not told apart, nothing
     * keeps it from having been several short ones.
     */
    private static Estimate longest(LoopSummary loop) {
        double nanos = loop.stretches().maxNanos();
        double low = loop.callbacksTold() ? Math.max(0, nanos - resolution(loop)) : 0;
        return new Estimate(nanos, low, nanos + resolution(loop));
    }

    private static Suspect suspect(LoopSummary loop) {
        Optional<LoopCoroutines.Coroutine> most = LoopCoroutines.of(loop).stream().findFirst();
        return most.map(one -> new Suspect(one.frame(), one.share(), "the stalled time"))
                .orElse(null);
    }
}
