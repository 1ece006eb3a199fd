package dev.gilspy.aggregate;

import java.util.List;

/**
 * How long threads queued for one lock of the interpreter's.
 *
 * @param lock its address in the target
 * @param of what it guards or is; "" if not known
 * @param queues the threads that queued, longest first
 */
public record LockSummary(long lock, String of, List<Queue> queues) {

    public LockSummary {
        queues = List.copyOf(queues);
    }

    /**
     * One thread's queueing.
     *
     * @param thread id of the thread
     */
    public record Queue(int thread, long nanos) {}

    /** Time that all of them queued. */
    public long queuedNanos() {
        return queues.stream().mapToLong(Queue::nanos).sum();
    }
}
