package dev.gilspy.aggregate;

import dev.gilspy.model.Quantiles;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.PackedHistogram;

/**
 * The durations of one thread's holds, or of its waits. The histogram is a packed one, made when
 * the first duration comes: most threads of a large process never hold the GIL while they are
 * watched.
 */
final class Episodes {
    static final long LOWEST_NANOS = 1_000;
    static final long HIGHEST_NANOS = 3_600_000_000_000L;
    static final int SIGNIFICANT_DIGITS = 3;

    private PackedHistogram closed;
    private long closedNanos;
    private long longestNanos;
    private boolean sampled;

    /** A histogram as all of gilspy's are: 1 µs to 1 h, three digits. It grows as it is filled. */
    static PackedHistogram newHistogram() {
        PackedHistogram histogram =
                new PackedHistogram(LOWEST_NANOS, 2 * LOWEST_NANOS, SIGNIFICANT_DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }

    /** A duration as the histograms can hold it. */
    static long recordable(long nanos) {
        return Math.max(0, Math.min(nanos, HIGHEST_NANOS));
    }

    /** Adds one finished episode. */
    void add(long nanos) {
        if (closed == null) {
            closed = newHistogram();
        }
        closed.recordValue(recordable(nanos));
        closedNanos += nanos;
        longestNanos = Math.max(longestNanos, nanos);
    }

    /** Says that ends of these episodes were estimated between two samples. */
    void markSampled() {
        sampled = true;
    }

    void addAll(Episodes other) {
        if (other.closed != null) {
            if (closed == null) {
                closed = newHistogram();
            }
            closed.add(other.closed);
        }
        closedNanos += other.closedNanos;
        longestNanos = Math.max(longestNanos, other.longestNanos);
        sampled |= other.sampled;
    }

    /**
     * The distribution so far.
     *
     * @param openNanos an episode that has not ended yet, counted as long as it is so far: a thread
     *     that never lets go must not look like one that never held. Negative if there is none
     * @param sampleNanos the mean interval between two samples
     */
    Quantiles quantiles(long openNanos, long sampleNanos) {
        if (openNanos < 0) {
            return closed == null
                    ? none()
                    : quantilesOf(closed, closedNanos, longestNanos, sampleNanos);
        }
        PackedHistogram all = closed == null ? newHistogram() : closed.copy();
        all.recordValue(recordable(openNanos));
        return quantilesOf(
                all, closedNanos + openNanos, Math.max(longestNanos, openNanos), sampleNanos);
    }

    private Quantiles none() {
        return new Quantiles(!sampled, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private Quantiles quantilesOf(
            AbstractHistogram histogram, long totalNanos, long maxNanos, long sampleNanos) {
        return new Quantiles(
                !sampled,
                histogram.getTotalCount(),
                totalNanos,
                at(histogram, 50, maxNanos),
                at(histogram, 90, maxNanos),
                at(histogram, 99, maxNanos),
                at(histogram, 99.9, maxNanos),
                maxNanos,
                sampled ? sampleNanos : 0);
    }

    /** A bucket's upper end may lie above the longest of all. */
    private static long at(AbstractHistogram histogram, double percentile, long maxNanos) {
        return Math.min(maxNanos, histogram.getValueAtPercentile(percentile));
    }
}
