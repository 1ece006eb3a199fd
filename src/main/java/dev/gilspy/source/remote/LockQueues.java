package dev.gilspy.source.remote;

import dev.gilspy.model.LockAccount;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * How long which thread has queued for which lock. Counting allocates nothing; a target that makes
 * ever more locks fills no memory: what comes when the room is full is not counted.
 */
final class LockQueues {
    private static final int SLOTS = 1 << 12;
    private static final int MOST = SLOTS / 2;

    private final long[] locks = new long[SLOTS];
    private final int[] threads = new int[SLOTS];
    private final long[] queuedNanos = new long[SLOTS];
    private final boolean[] changed = new boolean[SLOTS];
    private int count;

    /** Adds a stay, or a part of one. */
    void add(long lock, int thread, long nanos) {
        int at = slotOf(lock, thread);
        if (locks[at] == 0) {
            if (count == MOST) {
                return;
            }
            locks[at] = lock;
            threads[at] = thread;
            count++;
        }
        queuedNanos[at] += nanos;
        changed[at] |= nanos > 0;
    }

    private int slotOf(long lock, int thread) {
        int at = slot((lock + thread) * 0x9E3779B97F4A7C15L >>> 40);
        while (locks[at] != 0 && (locks[at] != lock || threads[at] != thread)) {
            at = slot(at + 1L);
        }
        return at;
    }

    private static int slot(long number) {
        return (int) number & SLOTS - 1;
    }

    /** Hands on what has changed since the last time, without what the locks are. Allocates. */
    void announce(Consumer<LockAccount> to) {
        for (int at = 0; at < SLOTS; at++) {
            if (changed[at]) {
                to.accept(new LockAccount(locks[at], "", threads[at], queuedNanos[at]));
            }
        }
        Arrays.fill(changed, false);
    }
}
