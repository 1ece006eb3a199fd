package dev.gilspy.os;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * CPU time that gilspy itself, or another process, has used. Not thread-safe: it reuses its buffer.
 */
public final class CpuTime {
    private static final int CLOCK_PROCESS_CPUTIME_ID = 2;
    private static final int CLOCK_THREAD_CPUTIME_ID = 3;
    private static final int CLOCK_KIND_BITS = 3;
    private static final int CLOCK_CPUTIME_OF_PROCESS = 2; // <linux/posix-timers.h>, CPUCLOCK_SCHED
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int TIMESPEC_BYTES = 16;

    private final Memory memory = new Memory(TIMESPEC_BYTES);
    private final long address = Pointer.nativeValue(memory);
    private final ByteBuffer timespec =
            memory.getByteBuffer(0, TIMESPEC_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /** CPU time of the calling thread. */
    public long threadNanos() {
        return read(CLOCK_THREAD_CPUTIME_ID);
    }

    /** CPU time of all threads of this process, the JVM's own among them. */
    public long processNanos() {
        return read(CLOCK_PROCESS_CPUTIME_ID);
    }

    /**
     * CPU time of all threads of another process since it started, ended ones among them, to the
     * nanosecond; anybody may ask. See clock_getcpuclockid(3): a process's clock is its PID turned
     * over, with the clock's kind in the last three bits.
     *
     * @return -1 if there is no such process
     */
    public long nanosOf(int pid) {
        int clock = ~pid << CLOCK_KIND_BITS | CLOCK_CPUTIME_OF_PROCESS;
        return Libc.clock_gettime(clock, address) == 0 ? nanos() : -1;
    }

    private long read(int clock) {
        Libc.clock_gettime(clock, address);
        return nanos();
    }

    private long nanos() {
        return timespec.getLong(0) * NANOS_PER_SECOND + timespec.getLong(8);
    }
}
