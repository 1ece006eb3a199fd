package dev.gilspy.os;

/**
 * The kernel's account of one thread, as last read from /proc/PID/task/TID/schedstat. A line reads
 * {@code 8523961723 312482 1742}. Holds the numbers of one reading, so that none is allocated.
 */
public final class SchedStat {
    private long cpuNanos;
    private long runQueueNanos;
    private long timesScheduled;

    /** Takes the numbers from a text; false, and nothing changed, if it is not three numbers. */
    public boolean parse(ProcText text) {
        if (!text.skipToWord()) {
            return false;
        }
        long cpu = text.nextDecimal();
        if (!text.skipToWord()) {
            return false;
        }
        long runQueue = text.nextDecimal();
        if (!text.skipToWord()) {
            return false;
        }
        cpuNanos = cpu;
        runQueueNanos = runQueue;
        timesScheduled = text.nextDecimal();
        return true;
    }

    /**
     * Time on a CPU since the thread began. While it keeps running this moves with the tick only.
     */
    public long cpuNanos() {
        return cpuNanos;
    }

    /** Time runnable without a CPU since the thread began. */
    public long runQueueNanos() {
        return runQueueNanos;
    }

    /** How often the thread was put on a CPU; exact at once. */
    public long timesScheduled() {
        return timesScheduled;
    }
}
