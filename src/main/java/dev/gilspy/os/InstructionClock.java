package dev.gilspy.os;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

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

    private static final long SAMPLE_IP = 1;
    private static final long SAMPLE_TIME = 1 << 2;
    private static final long EXCLUDE_KERNEL = 1L << 5;
    private static final long EXCLUDE_HYPERVISOR = 1L << 6;
    private static final long USE_CLOCK_ID = 1L << 25;
    private static final long WRITE_BACKWARD = 1L << 27;
    private static final int CLOCK_MONOTONIC = 1;
    private static final int PROT_READ = 1;
    private static final int MAP_SHARED = 1;

    private final Memory number = new Memory(Long.BYTES);
    private int fd;
    private long periodNanos;
    private final int errno;
    private long mapped = -1;
    private SampleRing ring;

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
            ring = new SampleRing(new Pointer(mapped).getByteBuffer(0, MAPPED_BYTES));
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
        if (nanos != periodNanos && ring != null) {
            periodNanos = nanos;
            PerfEvent.setPeriod(fd, number, nanos);
        }
    }

    public boolean isOpen() {
        return ring != null;
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
        return ring != null && ring.read();
    }

    /** Where the thread was when {@link #read} last found something. */
    public long instruction() {
        return ring.instruction();
    }

    /** When that was, CLOCK_MONOTONIC. */
    public long atNanos() {
        return ring.atNanos();
    }

    @Override
    public void close() {
        ring = null;
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
