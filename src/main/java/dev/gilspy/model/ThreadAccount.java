package dev.gilspy.model;

/**
 * The kernel's own account of one thread, from /proc/PID/task/TID/schedstat, for reconciling. All
 * figures are cumulative since the thread was first seen.
 *
 * @param thread {@link ThreadInfo#id}
 * @param observedNanos how long the thread has been observed
 * @param cpuNanos time on a CPU
 * @param runQueueNanos time runnable without a CPU
 */
public record ThreadAccount(int thread, long observedNanos, long cpuNanos, long runQueueNanos) {

    /** Both together, as this thread's: for threads that share one line. */
    public ThreadAccount plus(ThreadAccount other) {
        return new ThreadAccount(
                thread,
                observedNanos + other.observedNanos,
                cpuNanos + other.cpuNanos,
                runQueueNanos + other.runQueueNanos);
    }
}
