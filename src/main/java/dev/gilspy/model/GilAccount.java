package dev.gilspy.model;

/**
 * How one thread let go of the GIL and what its waits for it consisted of, counted from events. All
 * figures are cumulative since the thread was first seen. Only a source that sees the events knows
 * them.
 *
 * @param thread {@link ThreadInfo#id}
 * @param forcedDrops how often it let go since a waiter had asked it to
 * @param voluntaryDrops how often it released by itself, e.g. to read, to sleep or to end
 * @param waitingForGilNanos time in which it waited until it was woken to take the GIL
 * @param waitingForCpuNanos time in which it had been woken to take the GIL and queued for a CPU
 */
public record GilAccount(
        int thread,
        long forcedDrops,
        long voluntaryDrops,
        long waitingForGilNanos,
        long waitingForCpuNanos) {

    /** Both together, as this thread's: for threads that share one line. */
    public GilAccount plus(GilAccount other) {
        return new GilAccount(
                thread,
                forcedDrops + other.forcedDrops,
                voluntaryDrops + other.voluntaryDrops,
                waitingForGilNanos + other.waitingForGilNanos,
                waitingForCpuNanos + other.waitingForCpuNanos);
    }

    /** Share of the waiting that was for a CPU, 0 to 1; NaN if there was no waiting. */
    public double waitingForCpuShare() {
        double waited = waitingForGilNanos + waitingForCpuNanos;
        return waited == 0 ? Double.NaN : waitingForCpuNanos / waited;
    }
}
