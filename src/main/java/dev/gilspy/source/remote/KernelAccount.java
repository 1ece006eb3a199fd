package dev.gilspy.source.remote;

/**
 * A thread's scheduler account, the three numbers of /proc/PID/task/TID/schedstat. The kernel books
 * CPU time at scheduler ticks and when the thread leaves its CPU, queueing time when it gets one.
 * Mutable, to be reused.
 */
final class KernelAccount {
    long cpuNanos;
    long queuedNanos;
    long timesScheduledIn;

    /**
     * What a thread uses at most, each time it gets a CPU, to look at the GIL and go to sleep for
     * it again. Measured: 5 - 15 µs.
     */
    private static final long LOOK_AT_GIL_NANOS = 20_000;

    /**
     * Whether it has used so much CPU since an earlier account that it did more than queue for the
     * GIL: it must have had it.
     */
    boolean workedSince(KernelAccount earlier) {
        long looks = Math.max(1, timesScheduledIn - earlier.timesScheduledIn);
        return cpuNanos - earlier.cpuNanos > looks * LOOK_AT_GIL_NANOS;
    }

    void copy(KernelAccount other) {
        cpuNanos = other.cpuNanos;
        queuedNanos = other.queuedNanos;
        timesScheduledIn = other.timesScheduledIn;
    }

    /** Whether nothing has been booked since: a thread that slept then has not run. */
    boolean same(KernelAccount other) {
        return cpuNanos == other.cpuNanos
                && queuedNanos == other.queuedNanos
                && timesScheduledIn == other.timesScheduledIn;
    }
}
