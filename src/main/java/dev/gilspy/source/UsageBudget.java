package dev.gilspy.source;

import java.util.concurrent.TimeUnit;

/**
 * How much CPU may go into counting the memory of the observed processes: at first enough for one
 * look at some of them, afterwards a hundredth of a CPU for all together. Pure: times in, decisions
 * out. Not thread-safe.
 */
public final class UsageBudget {
    private static final long AT_FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** What cannot be interrupted holds up whatever else its thread has to do. */
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final int ONE_IN = 100;

    private final long beganNanos;
    private long spentNanos;

    /** Begins at a moment. */
    public UsageBudget(long nowNanos) {
        beganNanos = nowNanos;
    }

    /** Whether a process may be counted for the first or the last time. */
    boolean allowsOnce(long expectedNanos, long nowNanos) {
        return fits(expectedNanos, AT_FIRST_NANOS, nowNanos);
    }

    /** Whether a process may be counted again. */
    boolean allowsAgain(long expectedNanos, long nowNanos) {
        return fits(expectedNanos, 0, nowNanos);
    }

    private boolean fits(long expectedNanos, long extraNanos, long nowNanos) {
        long allowed = extraNanos + (nowNanos - beganNanos) / ONE_IN;
        return expectedNanos <= LONGEST_NANOS && spentNanos + expectedNanos <= allowed;
    }

    /** A count took so long. */
    void spend(long nanos) {
        spentNanos += nanos;
    }
}
