package dev.gilspy.os;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * Something that the kernel counts and that runs a BPF program each time, perf_event_open(2). Gone
 * when it is closed. Layout of the attributes: {@code struct perf_event_attr} in
 * linux/perf_event.h.
 */
public final class PerfEvent implements AutoCloseable {
    private static final long SYS_PERF_EVENT_OPEN = 298;
    private static final int ATTRIBUTE_BYTES = 112;
    static final int TYPE_SOFTWARE = 1;
    private static final int TYPE_TRACEPOINT = 2;
    static final int CPU_CLOCK = 0;

    /** Bits of the flags: not counting yet; also for threads that this one starts. */
    private static final long DISABLED = 1;

    private static final long INHERIT = 1 << 1;

    /** Since Linux 5.13: but not for processes that it starts. */
    private static final long INHERIT_THREAD = 1L << 35;

    static final int ANY = -1;
    private static final long CLOSE_ON_EXEC = 8;
    private static final long SET_BPF = 0x40042408L;
    private static final long SET_PERIOD = 0x40082404L;
    private static final long ENABLE = 0x2400;
    private static final long REFRESH = 0x2402;

    private final Memory number = new Memory(Long.BYTES);
    private int fd;

    private PerfEvent(int fd) {
        this.fd = fd;
    }

    /**
     * A clock that goes off each time a thread has used so much CPU time, and likewise for each
     * thread that this thread starts from now on.
     */
    public static PerfEvent cpuClock(int tid, long periodNanos) throws SystemException {
        Memory attribute = attribute(TYPE_SOFTWARE, CPU_CLOCK, periodNanos);
        attribute.setLong(40, DISABLED | INHERIT | INHERIT_THREAD);
        long fd = open(attribute, tid, ANY);
        if (fd < 0 && Native.getLastError() == Errno.EINVAL) {
            attribute.setLong(40, DISABLED | INHERIT);
            fd = open(attribute, tid, ANY);
        }
        return checked(fd, "opening a CPU clock");
    }

    /** A clock of one thread alone. Linux has none that go off sooner than after 10 µs. */
    public static PerfEvent ownCpuClock(int tid, long periodNanos) throws SystemException {
        Memory attribute = attribute(TYPE_SOFTWARE, CPU_CLOCK, periodNanos);
        attribute.setLong(40, DISABLED);
        return checked(open(attribute, tid, ANY), "opening a CPU clock");
    }

    /**
     * A tracepoint. What BPF program is attached to it runs on all CPUs.
     *
     * @param id as tracefs has it
     */
    public static PerfEvent tracepoint(int id) throws SystemException {
        Memory attribute = attribute(TYPE_TRACEPOINT, id, 0);
        attribute.setLong(40, DISABLED);
        return checked(open(attribute, ANY, 0), "opening a tracepoint");
    }

    /** Has it run a program, and starts it. */
    public void run(int program) throws SystemException {
        control(SET_BPF, program, "attaching a BPF program");
        control(ENABLE, 0, "enabling a perf event");
    }

    /** Has it run a program that returns something else than 0, once. */
    public void runOnce(int program) throws SystemException {
        control(SET_BPF, program, "attaching a BPF program");
        control(REFRESH, 1, "enabling a perf event once");
    }

    /** Changes a clock's period, also in the threads that have inherited it. */
    public void period(long nanos) throws SystemException {
        if (setPeriod(fd, number, nanos) < 0) {
            throw new SystemException("setting a clock's period", Native.getLastError());
        }
    }

    /**
     * The same of any clock.
     *
     * @param number room for the period
     * @return below 0 on failure
     */
    static int setPeriod(int fd, Memory number, long nanos) {
        number.setLong(0, nanos);
        return Libc.ioctl(fd, SET_PERIOD, Pointer.nativeValue(number));
    }

    private void control(long request, long argument, String what) throws SystemException {
        if (Libc.ioctl(fd, request, argument) < 0) {
            throw new SystemException(what, Native.getLastError());
        }
    }

    @Override
    public void close() {
        if (fd >= 0) {
            Libc.close(fd);
            fd = -1;
        }
    }

    static Memory attribute(int type, long config, long period) {
        Memory attribute = new Memory(ATTRIBUTE_BYTES);
        attribute.clear();
        attribute.setInt(0, type);
        attribute.setInt(4, ATTRIBUTE_BYTES);
        attribute.setLong(8, config);
        attribute.setLong(16, period);
        return attribute;
    }

    /** Returns a file descriptor, below 0 on failure. */
    static long open(Memory attribute, int tid, int cpu) {
        return Libc.syscall(
                SYS_PERF_EVENT_OPEN, Pointer.nativeValue(attribute), tid, cpu, -1, CLOSE_ON_EXEC);
    }

    private static PerfEvent checked(long fd, String what) throws SystemException {
        if (fd < 0) {
            throw new SystemException(what, Native.getLastError());
        }
        return new PerfEvent((int) fd);
    }
}
