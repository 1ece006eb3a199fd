package dev.gilspy.aggregate;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Durations in few bytes: some are kept as they are, more as a histogram in HdrHistogram's V2
 * encoding, which takes a hundred times as long to make and to read. Not thread-safe: it has a
 * histogram that it uses again and again.
 */
final class EncodedDurations {
    /** No encoded histogram begins with this. */
    private static final byte PLAIN = 0;

    /** More take more room than a histogram of them. */
    private static final int MOST_PLAIN = 8;

    private final Histogram scratch = empty();

    /** A histogram as all of gilspy's are. It grows as it is filled. */
    private static Histogram empty() {
        Histogram histogram =
                new Histogram(
                        Episodes.LOWEST_NANOS,
                        2 * Episodes.LOWEST_NANOS,
                        Episodes.SIGNIFICANT_DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }

    /** The first of some durations, in nanoseconds. */
    byte[] encode(long[] durations, int count) {
        if (count <= MOST_PLAIN) {
            ByteBuffer plain = ByteBuffer.allocate(1 + count * Long.BYTES).put(PLAIN);
            for (int i = 0; i < count; i++) {
                plain.putLong(durations[i]);
            }
            return plain.array();
        }
        scratch.reset();
        for (int i = 0; i < count; i++) {
            scratch.recordValue(durations[i]);
        }
        return encode(scratch);
    }

    /** All durations of several. */
    byte[] join(List<byte[]> parts) {
        int length = parts.stream().mapToInt(part -> part.length - 1).sum();
        boolean plain = parts.stream().allMatch(part -> part[0] == PLAIN);
        if (plain && length <= MOST_PLAIN * Long.BYTES) {
            ByteBuffer joined = ByteBuffer.allocate(1 + length).put(PLAIN);
            parts.forEach(part -> joined.put(part, 1, part.length - 1));
            return joined.array();
        }
        scratch.reset();
        parts.forEach(part -> addTo(scratch, part));
        return encode(scratch);
    }

    /** A new histogram of them. */
    static Histogram histogram(byte[] encoded) {
        if (encoded[0] != PLAIN) {
            return Histogram.decodeFromByteBuffer(ByteBuffer.wrap(encoded), 0);
        }
        Histogram histogram = empty();
        addTo(histogram, encoded);
        return histogram;
    }

    private static void addTo(Histogram sum, byte[] encoded) {
        if (encoded[0] != PLAIN) {
            sum.add(Histogram.decodeFromByteBuffer(ByteBuffer.wrap(encoded), 0));
            return;
        }
        ByteBuffer plain = ByteBuffer.wrap(encoded, 1, encoded.length - 1);
        while (plain.hasRemaining()) {
            sum.recordValue(plain.getLong());
        }
    }

    private static byte[] encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }
}
