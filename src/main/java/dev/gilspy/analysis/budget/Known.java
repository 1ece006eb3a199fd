package dev.gilspy.analysis.budget;

import dev.gilspy.model.Quantiles;
import java.util.List;

/**
 * What is known of some threads' holds, or of their waits, together.
 *
 * @param resolutionNanos durations below this are not told apart; 0 if all are exact
 * @param coverage share of the episodes that were seen, above 0 and up to 1; 0 if not known
 */
record Known(long count, long longestNanos, long resolutionNanos, double coverage) {
    private static final double NANOS_PER_SECOND = 1e9;

    static Known of(List<Quantiles> ofThreads, Evidence evidence) {
        boolean exact = ofThreads.stream().allMatch(Quantiles::exact);
        double coverage = evidence.summary().coverage();
        return new Known(
                ofThreads.stream().mapToLong(Quantiles::count).sum(),
                ofThreads.stream().mapToLong(Quantiles::maxNanos).max().orElse(0),
                exact ? 0 : resolutionNanos(ofThreads, evidence),
                Double.isNaN(coverage) ? 0 : coverage);
    }

    /** The coarsest; where nothing was seen to have one, the interval between two samples. */
    private static long resolutionNanos(List<Quantiles> ofThreads, Evidence evidence) {
        long coarsest = ofThreads.stream().mapToLong(Quantiles::resolutionNanos).max().orElse(0);
        return coarsest > 0
                ? coarsest
                : Math.round(NANOS_PER_SECOND / evidence.summary().run().rateHz());
    }
}
