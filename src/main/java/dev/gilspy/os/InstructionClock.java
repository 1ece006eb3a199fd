package dev.gilspy.os;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where a thread has been on its CPU: a kernel timer that runs while the thread does interrupts it
 * again and again and writes down the instruction, in user space only. Reading takes no system call
 * and allocates nothing. Allowed for one's own processes while kernel.perf_event_paranoid is at
 * most 2.
 *
 * <p>The kernel writes its records backwards into a small ring that is mapped read-only, so that
 * the newest record is where the ring begins and older ones are written over: nobody has to keep
 * up. A record could change under the reader only if over a hundred more came meanwhile. Formats
 * and numbers: perf_event_open(2). Not thread-safe.
 */
public final class InstructionClock implements AutoCloseable {
    private static final int PAGE_BYTES = 4096;
    private static final int RING_BYTES = PAGE_BYTES;
    private static final int MAPPED_BYTES = PAGE_BYTES + RING_BYTES; // a page of control data first
    private static final int DATA_HEAD = 1024; // in struct perf_event_mmap_page

    private static final long SAMPLE_IP = 1;
    private static final long SAMPLE_TIME = 1 << 2;
    private static final long EXCLUDE_KERNEL = 1L << 5;
    private static final long EXCLUDE_HYPERVISOR = 1L << 6;
    private static final long USE_CLOCK_ID = 1L << 25;
    private static final long WRITE_BACKWARD = 1L << 27;
    private static final int CLOCK_MONOTONIC = 1;
    private static final int PROT_READ = 1;
    private static final int MAP_SHARED = 1;

    private static final int RECORD_SAMPLE = 9;
    private static final int HEADER_BYTES = 8; // struct perf_event_header

    /** Records of another kind (the kernel throttled) may stand before the newest sample. */
    private static final int MOST_RECORDS = 4;

    private static final VarHandle LONG =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Memory number = new Memory(Long.BYTES);
    private int fd;
    private long periodNanos;
    private final int errno;
    private long mapped = -1;
    private ByteBuffer memory;
    private long instruction;
    private long atNanos;

    private InstructionClock(int tid, long periodNanos) {
        this.periodNanos = periodNanos;
        fd = (int) PerfEvent.open(attribute(periodNanos), tid, PerfEvent.ANY);
        if (fd >= 0) {
            mapped = Libc.mmap(0, MAPPED_BYTES, PROT_READ, MAP_SHARED, fd, 0);
        }
        errno = mapped == -1 ? Native.getLastError() : 0;
        if (mapped == -1) {
            close();
        } else {
            memory = new Pointer(mapped).getByteBuffer(0, MAPPED_BYTES);
            memory.order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private static Memory attribute(long periodNanos) {
        Memory attribute =
                PerfEvent.attribute(PerfEvent.TYPE_SOFTWARE, PerfEvent.CPU_CLOCK, periodNanos);
        attribute.setLong(24, SAMPLE_IP | SAMPLE_TIME);
        attribute.setLong(40, EXCLUDE_KERNEL | EXCLUDE_HYPERVISOR | USE_CLOCK_ID | WRITE_BACKWARD);
        attribute.setInt(92, CLOCK_MONOTONIC);
        return attribute;
    }

    /**
     * Begins to sample a thread; allocates. What cannot be opened reads as nothing.
     *
     * @param tid of the thread, which may be anybody's
     * @param periodNanos of CPU time between two interrupts
     */
    public static InstructionClock open(int tid, long periodNanos) {
        return new InstructionClock(tid, periodNanos);
    }

    /**
     * Interrupts it in another period from now on; costs nothing if that is what it has. If the
     * kernel refuses, the period stays.
     */
    public void period(long nanos) {
        if (nanos != periodNanos && memory != null) {
            periodNanos = nanos;
            PerfEvent.setPeriod(fd, number, nanos);
        }
    }

    public boolean isOpen() {
        return memory != null;
    }

    /** Why it could not be opened; 0 if it could. */
    public int errno() {
        return errno;
    }

    /**
     * Looks for the newest interrupt.
     *
     * @return false if there was none yet
     */
    public boolean read() {
        if (memory == null) {
            return false;
        }
        long at = (long) LONG.getAcquire(memory, DATA_HEAD); // below 0: it is written backwards
        for (int i = 0; i < MOST_RECORDS && at < 0; i++) {
            long header = word(at);
            if ((int) header == RECORD_SAMPLE) {
                instruction = word(at + HEADER_BYTES);
                atNanos = word(at + HEADER_BYTES + 8);
                return true;
            }
            at += Math.max(HEADER_BYTES, header >>> 48);
        }
        return false;
    }

    /** A record may reach over the ring's end, a word does not. */
    private long word(long at) {
        return memory.getLong(PAGE_BYTES + (int) (at & RING_BYTES - 1));
    }

    /** Where the thread was when {@link #read} last found something. */
    public long instruction() {
        return instruction;
    }

    /** When that was, CLOCK_MONOTONIC. */
    public long atNanos() {
        return atNanos;
    }

    @Override
    public void close() {
        memory = null;
        if (mapped != -1) {
            Libc.munmap(mapped, MAPPED_BYTES);
            mapped = -1;
        }
        if (fd >= 0) {
            Libc.close(fd);
            fd = -1;
        }
    }
}
