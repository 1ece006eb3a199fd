package dev.gilspy.aggregate;

import dev.gilspy.model.Quantiles;
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

    private final Estimates estimates = new Estimates();
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

    /**
     * Adds one finished episode.
     *
     * @param uncertaintyNanos each of its ends is known to plus or minus this; 0 if exact
     */
    void add(long nanos, long uncertaintyNanos) {
        if (closed == null) {
            closed = newHistogram();
        }
        closed.recordValue(recordable(nanos));
        closedNanos += nanos;
        longestNanos = Math.max(longestNanos, nanos);
        estimates.add(uncertaintyNanos);
    }

    /** Says that something about this thread was estimated between two samples. */
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
        estimates.addAll(other.estimates);
        sampled |= other.sampled;
    }

    /**
     * The distribution so far.
     *
     * @param open an episode that has not ended yet, counted as long as it is so far: a thread that
     *     never lets go must not look like one that never held. Null if there is none
     */
    Quantiles quantiles(OpenEpisode open, Resolution resolution) {
        Episodes all = this;
        if (open != null) {
            all = new Episodes();
            all.addAll(this);
            all.add(open.nanos(), open.uncertaintyNanos());
        }
        boolean exact = all.exact(resolution);
        return all.closed == null
                ? new Quantiles(exact, 0, 0, 0, 0, 0, 0, 0, 0)
                : all.quantiles(exact, exact ? 0 : all.resolutionNanos(resolution));
    }

    private boolean exact(Resolution resolution) {
        return resolution.episodesDiffer()
                ? closed == null || estimates.areFewOf(closed.getTotalCount())
                : !sampled;
    }

    private long resolutionNanos(Resolution resolution) {
        return resolution.episodesDiffer() ? estimates.resolutionNanos() : resolution.sampleNanos();
    }

    private Quantiles quantiles(boolean exact, long resolutionNanos) {
        return new Quantiles(
                exact,
                closed.getTotalCount(),
                closedNanos,
                at(50),
                at(90),
                at(99),
                at(99.9),
                longestNanos,
                resolutionNanos);
    }

    /** A bucket's upper end may lie above the longest of all. */
    private long at(double percentile) {
        return Math.min(longestNanos, closed.getValueAtPercentile(percentile));
    }
}
