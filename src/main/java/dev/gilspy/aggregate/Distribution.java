package dev.gilspy.aggregate;

import dev.gilspy.model.Quantiles;
import java.util.function.DoubleToLongFunction;
import org.HdrHistogram.PackedHistogram;

/**
 * Durations, counted. Few are kept as they are, more in a packed histogram: most threads of a large
 * process hold the GIL never or seldom while they are watched, and threads that come and go are
 * added up by the thousand.
 */
final class Distribution {
    private static final int MOST_FEW = 8;
    private static final long[] NONE = {};

    private long[] few = NONE;
    private int count;

    /** Null as long as there are few. */
    private PackedHistogram histogram;

    private long totalNanos;
    private long longestNanos;

    void add(long nanos) {
        record(Episodes.recordable(nanos));
        totalNanos += nanos;
        longestNanos = Math.max(longestNanos, nanos);
    }

    private void record(long nanos) {
        if (histogram == null && count < MOST_FEW) {
            few = few == NONE ? new long[MOST_FEW] : few;
            few[count++] = nanos;
            return;
        }
        if (histogram == null) {
            histogram = ofFew();
            few = NONE;
        }
        histogram.recordValue(nanos);
    }

    private PackedHistogram ofFew() {
        PackedHistogram all = Episodes.newHistogram();
        for (int i = 0; i < count; i++) {
            all.recordValue(few[i]);
        }
        return all;
    }

    void addAll(Distribution other) {
        if (other.histogram == null) {
            for (int i = 0; i < other.count; i++) {
                record(other.few[i]);
            }
        } else {
            histogram = histogram == null ? ofFew() : histogram;
            few = NONE;
            histogram.add(other.histogram);
        }
        totalNanos += other.totalNanos;
        longestNanos = Math.max(longestNanos, other.longestNanos);
    }

    long count() {
        return histogram == null ? count : histogram.getTotalCount();
    }

    Quantiles quantiles(boolean exact, long resolutionNanos) {
        if (count() == 0) {
            return new Quantiles(exact, 0, 0, 0, 0, 0, 0, 0, 0);
        }
        DoubleToLongFunction at =
                histogram == null
                        ? new FewDurations(few, count)::at
                        : histogram::getValueAtPercentile;
        return new Quantiles(
                exact,
                count(),
                totalNanos,
                at(50, at),
                at(90, at),
                at(99, at),
                at(99.9, at),
                longestNanos,
                resolutionNanos);
    }

    /** A bucket's upper end may lie above the longest of all. */
    private long at(double percentile, DoubleToLongFunction at) {
        return Math.min(longestNanos, at.applyAsLong(percentile));
    }
}
