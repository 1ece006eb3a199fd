package dev.gilspy.analysis;

import java.util.Arrays;

/**
 * A figure of a recording, and how far it can be trusted: another recording of the same would have
 * given one between the two ends in 95 of 100 cases.
 *
 * @param value NaN if not known
 * @param low NaN if not known, e.g. of a recording too short to tell
 * @param high NaN if not known
 */
public record Estimate(double value, double low, double high) {
    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    /**
     * A figure that is never negative, from what it was in each block and in sets of blocks drawn.
     */
    static Estimate of(double value, double[] ofBlocks, double[] drawn) {
        double[] sorted =
                Arrays.stream(drawn).filter(figure -> !Double.isNaN(figure)).sorted().toArray();
        SmallSample sample = SmallSample.of(ofBlocks);
        if (Double.isNaN(value) || sorted.length == 0 || sample.blocks() < 2) {
            return new Estimate(value, Double.NaN, Double.NaN);
        }
        double widening = sample.widening();
        double below = Math.max(0, value - at(sorted, LOW));
        double above = Math.max(0, at(sorted, HIGH) - value);
        return new Estimate(value, Math.max(0, value - widening * below), value + widening * above);
    }

    private static double at(double[] sorted, double part) {
        return sorted[(int) Math.round(part * (sorted.length - 1))];
    }

    /** The same of something that cannot be more, e.g. a share, which is at most 1. */
    public Estimate atMost(double most) {
        return new Estimate(Math.min(most, value), Math.min(most, low), Math.min(most, high));
    }

    /** The same of something that cannot be less. */
    Estimate atLeast(double least) {
        return new Estimate(Math.max(least, value), Math.max(least, low), Math.max(least, high));
    }

    /** Whether the ends are known. */
    public boolean bounded() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }
}
