package dev.gilspy.aggregate;

import org.HdrHistogram.Histogram;

/**
 * The holds or waits of one thread that ended in one interval.
 *
 * @param thread id of the thread
 * @param fromNanos beginning of the interval since the recording began
 * @param toNanos its end, exclusive
 * @param encoded as {@link EncodedDurations} has them
 */
public record IntervalHistogram(
        int thread, EpisodeKind kind, long fromNanos, long toNanos, byte[] encoded) {

    /** Decodes the histogram; a new one at each call. */
    public Histogram histogram() {
        return EncodedDurations.histogram(encoded);
    }
}
