package dev.gilspy.aggregate;

import dev.gilspy.model.ThreadAccount;
import dev.gilspy.model.ThreadState;
import java.util.Collection;

/**
 * Holds the states that gilspy saw against the kernel's own account of the same thread: {@code
 * running + native} must equal its time on a CPU, {@code starved + held-starved} its time in the
 * run queue. Differences are in percentage points; the larger of the two counts.
 */
public final class Reconciliation {
    private Reconciliation() {}

    /** The difference in points of the thread's own observed time; NaN without an account. */
    public static double points(ThreadSummary thread) {
        ThreadAccount account = thread.account();
        if (account == null || account.observedNanos() <= 0 || thread.observedNanos() <= 0) {
            return Double.NaN;
        }
        double onCpu = thread.share(ThreadState.RUNNING) + thread.share(ThreadState.NATIVE);
        double queued = thread.share(ThreadState.STARVED) + thread.share(ThreadState.HELD_STARVED);
        double accountSpan = account.observedNanos();
        double cpuPoints = Math.abs(onCpu - account.cpuNanos() / accountSpan);
        double queuePoints = Math.abs(queued - account.runQueueNanos() / accountSpan);
        return 100 * Math.max(cpuPoints, queuePoints);
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
