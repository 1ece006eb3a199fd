package dev.gilspy.compare;

import java.util.Arrays;

/**
 * Of many comparisons at once some look like changes by chance. This keeps those apart so that of
 * the changes told on average at most 5 % are none: Benjamini and Hochberg, "Controlling the false
 * discovery rate" (1995).
 */
final class FalseDiscoveries {
    private static final double RATE = 0.05;

    private FalseDiscoveries() {}

    /**
     * The limit that a change's chance must not exceed to be told; negative if none is to be.
     *
     * @param chances of all comparisons of one table
     */
    static double limit(double[] chances) {
        double[] sorted = chances.clone();
        Arrays.sort(sorted);
        double limit = -1;
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] <= RATE * (i + 1) / sorted.length) {
                limit = sorted[i];
            }
        }
        return limit;
    }
}
