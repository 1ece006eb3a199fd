package dev.gilspy.compare;

import dev.gilspy.analysis.Estimate;

/**
 * A figure of two recordings, and how far their difference can be trusted.
 *
 * @param low lower end of the 95 % interval of {@link #value}; NaN if not known
 * @param high upper end
 * @param chance how probable a difference at least so large would be if nothing had changed, 0 to
 *     1; NaN if not known
 */
public record Difference(Estimate before, Estimate after, double low, double high, double chance) {

    /** After less before; NaN if one of them is not known. */
    public double value() {
        return after.value() - before.value();
    }

    /** Whether there is an interval. */
    public boolean bounded() {
        return !Double.isNaN(chance);
    }
}
