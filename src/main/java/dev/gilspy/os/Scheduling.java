package dev.gilspy.os;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.function.Supplier;

/**
 * How the kernel schedules the calling thread. A sampler that is not on time sees short holds too
 * seldom, so it asks for a real-time class, else for the best nice value it gets. All of it acts on
 * the OS thread that calls, which must therefore be a platform thread of its own.
 */
public final class Scheduling {
    private static final int SCHED_OTHER = 0;
    private static final int SCHED_FIFO = 1;

    /** Children get neither the class nor a negative nice value; see sched(7). */
    private static final int SCHED_RESET_ON_FORK = 0x40000000;

    private static final int LOWEST_REALTIME_PRIORITY = 1;
    private static final int CALLING_THREAD = 0;
    private static final int PRIO_PROCESS = 0;
    private static final int BEST_NICE = -20;
    private static final int PR_SET_TIMERSLACK = 29;
    private static final long SYS_GETTID = 186;
    private static final long SYS_SCHED_SETATTR = 314;
    private static final int SCHED_ATTR_BYTES = 48;

    private Scheduling() {}

    /**
     * Asks for SCHED_FIFO at its lowest priority, which needs root, CAP_SYS_NICE or RLIMIT_RTPRIO.
     *
     * @return whether the thread has it now
     */
    public static boolean tryRealtime() {
        return setScheduler(SCHED_FIFO, LOWEST_REALTIME_PRIORITY);
    }

    /** Goes back to the ordinary class. The flag stays: to take it off needs a permission. */
    public static void leaveRealtime() {
        setScheduler(SCHED_OTHER, 0);
    }

    public static boolean isRealtime() {
        int policy = Libc.sched_getscheduler(CALLING_THREAD);
        return (policy & ~SCHED_RESET_ON_FORK) == SCHED_FIFO;
    }

    /**
     * Sets the best nice value that the system grants, from -20 on. Never makes it worse than 0.
     *
     * @return the value set; 0 if none was granted
     */
    public static int bestNice() {
        for (int nice = BEST_NICE; nice < 0; nice++) {
            if (Libc.setpriority(PRIO_PROCESS, CALLING_THREAD, nice) == 0) {
                return nice;
            }
        }
        return 0;
    }

    /** Does some work at the best nice value, and goes back to the one before. */
    public static <T> T atBestNice(Supplier<T> work) {
        int before = Libc.getpriority(PRIO_PROCESS, CALLING_THREAD);
        bestNice();
        try {
            return work.get();
        } finally {
            Libc.setpriority(PRIO_PROCESS, CALLING_THREAD, before);
        }
    }

    /**
     * Asks to be let on the CPU soon after a wake-up, for a short time each. Since Linux kernel
     * commit 857b158dc5e8 (in v6.12) an ordinary thread may say how long its slice is, and one with
     * a shorter slice need not wait for the end of another's, some milliseconds. Before that,
     * nothing changes.
     *
     * @param nice the nice value, which this sets too
     * @return whether the kernel took it
     */
    public static boolean slice(long nanos, int nice) {
        try (Memory attr = new Memory(SCHED_ATTR_BYTES)) {
            attr.clear();
            attr.setInt(0, SCHED_ATTR_BYTES);
            attr.setInt(4, SCHED_OTHER);
            attr.setInt(16, nice);
            attr.setLong(24, nanos); // sched_runtime
            long address = Pointer.nativeValue(attr);
            return Libc.syscall(SYS_SCHED_SETATTR, CALLING_THREAD, address, 0, 0, 0) == 0;
        }
    }

    /**
     * Sets how late the kernel may end a sleep to join it with others; usually 50 µs, at least 1.
     */
    public static boolean timerSlack(long nanos) {
        return Libc.prctl(PR_SET_TIMERSLACK, nanos, 0, 0, 0) == 0;
    }

    /** The kernel's id of the calling thread. */
    public static int gettid() {
        return (int) Libc.syscall(SYS_GETTID, 0, 0, 0, 0, 0);
    }

    /** Allocates: called a few times in a run. */
    private static boolean setScheduler(int policy, int priority) {
        try (Memory param = new Memory(Integer.BYTES)) {
            param.setInt(0, priority);
            long address = Pointer.nativeValue(param);
            return Libc.sched_setscheduler(CALLING_THREAD, policy | SCHED_RESET_ON_FORK, address)
                    == 0;
        }
    }
}
