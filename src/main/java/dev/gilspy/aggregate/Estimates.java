package dev.gilspy.aggregate;

import org.HdrHistogram.PackedHistogram;

/**
 * Which of some episodes were estimated, and how far each may be off. Most are exact where events
 * were seen, and none is where only samples were, so this is made when the first one comes.
 */
final class Estimates {
    /** What all but the worst estimates keep within is the resolution; one may be far off. */
    private static final double MOST = 99;

    private static final int SIGNIFICANT_DIGITS = 2;

    private PackedHistogram widths;

    private static PackedHistogram newHistogram() {
        PackedHistogram histogram =
                new PackedHistogram(
                        Episodes.LOWEST_NANOS, 2 * Episodes.LOWEST_NANOS, SIGNIFICANT_DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }

    /**
     * Adds one estimated episode.
     *
     * @param uncertaintyNanos each of its ends is known to plus or minus this; 0 if it is exact
     */
    void add(long uncertaintyNanos) {
        if (uncertaintyNanos <= 0) {
            return;
        }
        if (widths == null) {
            widths = newHistogram();
        }
        widths.recordValue(Episodes.recordable(2 * uncertaintyNanos));
    }

    void addAll(Estimates other) {
        if (other.widths != null) {
            if (widths == null) {
                widths = newHistogram();
            }
            widths.add(other.widths);
        }
    }

    /** Durations below this are not told apart; 0 if nothing was estimated. */
    long resolutionNanos() {
        return widths == null ? 0 : widths.getValueAtPercentile(MOST);
    }
}
