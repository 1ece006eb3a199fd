package dev.gilspy.aggregate;

import dev.gilspy.model.ThreadAccount;
import dev.gilspy.model.ThreadState;
import java.util.Collection;

/**
 * Holds the states that gilspy saw against the kernel's own account of the same thread. Differences
 * are in percentage points; the larger of two counts:
 *
 * <ul>
 *   <li>{@code running + native} must equal the thread's time on a CPU.
 *   <li>{@code starved + held-starved} must not exceed its time in the run queue, and what is left
 *       of that must fit into {@code waiting + blocked}: a thread that has been woken queues for a
 *       CPU before it runs, and until then still counts as what it slept in.
 * </ul>
 */
public final class Reconciliation {
    private Reconciliation() {}

    /** The difference in points of the thread's own observed time; NaN without an account. */
    public static double points(ThreadSummary thread) {
        ThreadAccount account = thread.account();
        if (account == null || account.observedNanos() <= 0 || thread.observedNanos() <= 0) {
            return Double.NaN;
        }
        double span = account.observedNanos();
        return 100
                * Math.max(
                        cpuDifference(thread, account.cpuNanos() / span),
                        queueDifference(thread, account.runQueueNanos() / span));
    }

    private static double cpuDifference(ThreadSummary thread, double cpu) {
        return Math.abs(thread.share(ThreadState.RUNNING) + thread.share(ThreadState.NATIVE) - cpu);
    }

    private static double queueDifference(ThreadSummary thread, double queue) {
        double starved = thread.share(ThreadState.STARVED) + thread.share(ThreadState.HELD_STARVED);
        double asleep = thread.share(ThreadState.WAITING) + thread.share(ThreadState.BLOCKED);
        return Math.max(0, Math.max(starved - queue, queue - starved - asleep));
    }

    /**
     * The largest difference of any thread, in points of the whole window: a thread that lived for
     * a tenth of it counts for a tenth. A thread seen for a few samples can be far off by chance,
     * and says nothing about the run.
     */
    public static double largest(Collection<ThreadSummary> threads, long windowNanos) {
        double largest = Double.NaN;
        for (ThreadSummary thread : threads) {
            double points = points(thread);
            if (!Double.isNaN(points) && windowNanos > 0) {
                double lived = Math.min(1, (double) thread.observedNanos() / windowNanos);
                largest =
                        Double.isNaN(largest) ? points * lived : Math.max(largest, points * lived);
            }
        }
        return largest;
    }
}
