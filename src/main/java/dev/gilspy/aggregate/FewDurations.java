package dev.gilspy.aggregate;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/** Percentiles of a few durations, as a histogram of them would give. */
final class FewDurations {
    /** Knows which durations its classes take for the same; nothing is counted in it. */
    private static final Histogram SCALE =
            new Histogram(
                    Episodes.LOWEST_NANOS, Episodes.HIGHEST_NANOS, Episodes.SIGNIFICANT_DIGITS);

    private final long[] ascending;

    FewDurations(long[] durations, int count) {
        ascending = Arrays.copyOf(durations, count);
        Arrays.sort(ascending);
    }

    /** The longest duration that counts as the one at a percentile. */
    long at(double percentile) {
        int rank = (int) Math.ceil(percentile * ascending.length / 100);
        return SCALE.highestEquivalentValue(ascending[Math.max(1, rank) - 1]);
    }
}
