package dev.gilspy.aggregate;

import dev.gilspy.model.Quantiles;
import org.HdrHistogram.PackedHistogram;

/**
 * Durations, counted. The histogram is a packed one, made when the first duration comes: most
 * threads of a large process never hold the GIL while they are watched.
 */
final class Distribution {
    private PackedHistogram histogram;
    private long totalNanos;
    private long longestNanos;

    void add(long nanos) {
        if (histogram == null) {
            histogram = Episodes.newHistogram();
        }
        histogram.recordValue(Episodes.recordable(nanos));
        totalNanos += nanos;
        longestNanos = Math.max(longestNanos, nanos);
    }

    void addAll(Distribution other) {
        if (other.histogram != null) {
            if (histogram == null) {
                histogram = Episodes.newHistogram();
            }
            histogram.add(other.histogram);
        }
        totalNanos += other.totalNanos;
        longestNanos = Math.max(longestNanos, other.longestNanos);
    }

    long count() {
        return histogram == null ? 0 : histogram.getTotalCount();
    }

    Quantiles quantiles(boolean exact, long resolutionNanos) {
        if (histogram == null) {
            return new Quantiles(exact, 0, 0, 0, 0, 0, 0, 0, 0);
        }
        return new Quantiles(
                exact,
                count(),
                totalNanos,
                at(50),
                at(90),
                at(99),
                at(99.9),
                longestNanos,
                resolutionNanos);
    }

    /** A bucket's upper end may lie above the longest of all. */
    private long at(double percentile) {
        return Math.min(longestNanos, histogram.getValueAtPercentile(percentile));
    }
}
