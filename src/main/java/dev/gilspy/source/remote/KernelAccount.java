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
