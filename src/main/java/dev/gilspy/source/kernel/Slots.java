package dev.gilspy.source.kernel;

/**
 * Numbers for observed processes, by which the events name each. One that was given back is given
 * out again when all events that bear it have come. Thread-safe.
 */
final class Slots {
    /** So many processes are observed at once at most. */
    static final int MOST = 64;

    /** More than that, since a fleet may replace all its processes at once. */
    static final int COUNT = 2 * MOST;

    /** In place of a number: there are {@link #MOST}. */
    static final int NONE = -1;

    /** By then the buffer has been read some times. */
    private static final long REUSE_NANOS = 200_000_000L;

    private final boolean[] taken = new boolean[COUNT];
    private final Long[] givenBackNanos = new Long[COUNT];
    private int count;

    /** A number for one process more, or {@link #NONE}. */
    synchronized int take(long nowNanos) {
        for (int slot = 0; count < MOST && slot < COUNT; slot++) {
            if (isFree(slot, nowNanos)) {
                taken[slot] = true;
                count++;
                return slot;
            }
        }
        return NONE;
    }

    private boolean isFree(int slot, long nowNanos) {
        Long since = givenBackNanos[slot];
        return !taken[slot] && (since == null || nowNanos - since >= REUSE_NANOS);
    }

    synchronized void giveBack(int slot, long nowNanos) {
        taken[slot] = false;
        givenBackNanos[slot] = nowNanos;
        count--;
    }
}
