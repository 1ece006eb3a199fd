package dev.gilspy.os;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * CLOCK_MONOTONIC, the clock of every time inside gilspy, and sleeping until a moment of it.
 * Sleeping until, rather than for, keeps lateness from adding up. Not thread-safe: it reuses its
 * buffer.
 */
public final class MonotonicClock {
    private static final int CLOCK_MONOTONIC = 1;
    private static final int TIMER_ABSTIME = 1;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int TIMESPEC_BYTES = 16;

    private final Memory memory = new Memory(TIMESPEC_BYTES);
    private final long address = Pointer.nativeValue(memory);
    private final ByteBuffer timespec =
            memory.getByteBuffer(0, TIMESPEC_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /** Nanoseconds of CLOCK_MONOTONIC, which is what {@link System#nanoTime} reads on Linux. */
    public long now() {
        return System.nanoTime();
    }

    /**
     * Sleeps until {@link #now} is at least {@code nanos}; returns at once if it is already.
     * Signals do not shorten it, and neither does {@link Thread#interrupt}.
     */
    public void sleepUntil(long nanos) {
        if (nanos <= now()) {
            return;
        }
        timespec.putLong(0, nanos / NANOS_PER_SECOND);
        timespec.putLong(8, nanos % NANOS_PER_SECOND);
        int errno;
        do {
            errno = Libc.clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, address, 0);
        } while (errno == Errno.EINTR);
    }

    /**
     * Waits until {@link #now} is at least {@code nanos}, the last of it awake: a CPU that is idle
     * takes some 50 µs to wake, and a thread that keeps it busy is on time.
     *
     * @param awakeNanos how much before that moment to be awake
     */
    public void awaitUntil(long nanos, long awakeNanos) {
        sleepUntil(nanos - awakeNanos);
        while (now() < nanos) {
            Thread.onSpinWait();
        }
    }
}
