package dev.gilspy.aggregate;

import java.nio.ByteBuffer;
import org.HdrHistogram.Histogram;

/**
 * The holds or waits of one thread that ended in one interval.
 *
 * @param thread id of the thread
 * @param fromNanos beginning of the interval since the recording began
 * @param toNanos its end, exclusive
 * @param encoded a histogram of nanoseconds in HdrHistogram's V2 encoding
 */
public record IntervalHistogram(
        int thread, EpisodeKind kind, long fromNanos, long toNanos, byte[] encoded) {

    /** Decodes the histogram; a new one at each call. */
    public Histogram histogram() {
        return Histogram.decodeFromByteBuffer(ByteBuffer.wrap(encoded), 0);
    }
}
