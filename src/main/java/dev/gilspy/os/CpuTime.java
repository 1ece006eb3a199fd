package dev.gilspy.os;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** CPU time that gilspy itself has used. Not thread-safe: it reuses its buffer. */
public final class CpuTime {
    private static final int CLOCK_PROCESS_CPUTIME_ID = 2;
    private static final int CLOCK_THREAD_CPUTIME_ID = 3;
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

    private long read(int clock) {
        Libc.clock_gettime(clock, address);
        return timespec.getLong(0) * NANOS_PER_SECOND + timespec.getLong(8);
    }
}
