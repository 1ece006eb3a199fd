package dev.gilspy.analysis;

/**
 * A figure of a recording, and how far it can be trusted: another recording of the same would have
 * given one between the two ends in 95 of 100 cases.
 *
 * @param value NaN if not known
 * @param low NaN if not known, e.g. of a recording too short to tell
 * @param high NaN if not known
 */
public record Estimate(double value, double low, double high) {
    /** Whether the ends are known. */
    public boolean bounded() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }
}
