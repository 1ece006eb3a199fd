package dev.gilspy.os;

/**
 * The kernel's account of one thread, as last read from /proc/PID/task/TID/schedstat. A line reads
 * {@code 8523961723 312482 1742}. Holds the numbers of one reading, so that none is allocated.
 */
public final class SchedStat {
    /** Three numbers of 64 bits, two blanks and the line's end. */
    private static final int MOST_BYTES = 64;

    private final long[] parsed = new long[MOST_BYTES / Long.BYTES];
    private long cpuNanos;
    private long runQueueNanos;
    private long timesScheduled;

    /**
     * Takes the numbers from a text; false, and nothing changed, if it is not three numbers. A text
     * like the one before, as a sleeping thread's is, is compared only.
     */
    public boolean parse(ProcText text) {
        if (text.length() > 0 && text.startsAs(parsed)) {
            return true;
        }
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
        text.copyTo(parsed);
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
