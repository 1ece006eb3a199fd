package dev.gilspy.source.kernel;

import java.nio.ByteBuffer;

/**
 * A thread's stack as it was read last: threads that come back to the same place again and again,
 * to wait for the same thing, are the busiest. Mutable.
 */
final class LastStack {
    /** Then the code that the frames name is looked at again, see CodeFrames. */
    private static final long TRUSTED_NANOS = 1_000_000_000L;

    private ByteBuffer frames = ByteBuffer.allocate(0);
    private long nanos;
    private int stack;

    /**
     * The number of a stack if it is this one, byte for byte; {@link Event#NO_STACK} if it is not.
     */
    int ifSame(ByteBuffer bytes, int from, int length, long atNanos) {
        boolean known = frames.limit() == length && atNanos - nanos < TRUSTED_NANOS;
        return known && frames.mismatch(bytes.slice(from, length)) < 0 ? stack : Event.NO_STACK;
    }

    /** Remembers another one. */
    void set(ByteBuffer bytes, int from, int length, long atNanos, int number) {
        if (frames.capacity() < length) {
            frames = ByteBuffer.allocate(2 * length);
        }
        frames.clear().put(bytes.slice(from, length)).flip();
        nanos = atNanos;
        stack = number;
    }
}
