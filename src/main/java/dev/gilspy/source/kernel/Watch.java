package dev.gilspy.source.kernel;

import java.util.HashSet;
import java.util.Set;

/**
 * When a drop of the GIL could not be seen. A drop calls futex(WAKE) only if glibc counts a thread
 * that sleeps on the GIL's condition variable and has not been signalled yet: with such a thread
 * there, every drop is seen; while there is none, a thread may drop and take the GIL unseen.
 */
final class Watch {
    private static final int MOST_CHANGES = 1 << 12;
    private static final int MASK = MOST_CHANGES - 1;

    /** Between two calls of one wait nobody sleeps; those moments are too short to matter. */
    private static final long SHORT_NANOS = 20_000;

    private final Set<Integer> sleepers = new HashSet<>();
    private int signalled;
    private final long[] atNanos = new long[MOST_CHANGES];
    private final long[] blindNanos = new long[MOST_CHANGES];
    private final boolean[] blindSince = new boolean[MOST_CHANGES];
    private long changes;

    Watch() {
        blindSince[0] = true;
        changes = 1;
    }

    /** A thread goes to sleep for the GIL. */
    void sleeps(int tid, long nanos) {
        sleepers.add(tid);
        note(nanos);
    }

    /**
     * A thread sleeps no longer.
     *
     * @param wasSignalled whether a drop has woken it, not the time
     */
    void returns(int tid, boolean wasSignalled, long nanos) {
        if (sleepers.remove(tid) && wasSignalled) {
            signalled = Math.max(0, signalled - 1);
        }
        note(nanos);
    }

    /** The GIL was let go, and one that sleeps was signalled. */
    void drops(long nanos) {
        signalled++;
        note(nanos);
    }

    /** Whether no drop of the GIL within this time can have passed unseen. */
    boolean sawAll(long fromNanos, long toNanos) {
        return blindUntil(toNanos) - blindUntil(fromNanos) <= SHORT_NANOS;
    }

    private void note(long nanos) {
        signalled = Math.min(signalled, sleepers.size());
        boolean blind = sleepers.size() == signalled;
        long newest = changes - 1;
        if (blind != blindSince[slot(newest)]) {
            long until = blindUntil(nanos);
            atNanos[slot(changes)] = nanos;
            blindNanos[slot(changes)] = until;
            blindSince[slot(changes)] = blind;
            changes++;
        }
    }

    /** All the time up to a moment in which no drop could be seen. What is too old counts so. */
    private long blindUntil(long nanos) {
        long at = changes - 1;
        while (at > Math.max(0, changes - MOST_CHANGES) && atNanos[slot(at)] > nanos) {
            at--;
        }
        long since = nanos - atNanos[slot(at)];
        return blindNanos[slot(at)] + (blindSince[slot(at)] || since < 0 ? since : 0);
    }

    private static int slot(long index) {
        return (int) index & MASK;
    }
}
