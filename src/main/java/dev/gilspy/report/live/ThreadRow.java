package dev.gilspy.report.live;

import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;

/**
 * One thread in the window.
 *
 * @param pid of its process
 * @param name plain; a dash while it is not known
 * @param summary what it did; durations of holds and waits are of those that ended in the window,
 *     and of one that goes on
 * @param caused mean number of threads that waited for it
 * @param cpus share of the time that it was on a CPU by the kernel's own account; NaN if not known
 */
public record ThreadRow(int pid, String name, ThreadSummary summary, double caused, double cpus) {

    public ThreadInfo thread() {
        return summary.thread();
    }

    /** Share of the window in a state, 0 to 1; NaN if it was not observed. */
    public double share(ThreadState state) {
        return summary.observedNanos() == 0 ? Double.NaN : summary.share(state);
    }

    /** Share of the window in which it held the GIL. */
    public double held() {
        return summary.observedNanos() == 0 ? Double.NaN : summary.heldShare();
    }
}
