package dev.gilspy.source.kernel;

import dev.gilspy.model.ThreadInfo;
import java.util.Arrays;

/**
 * Who held one GIL when, and in which code: the recent past, ordered by when the pieces end. What
 * is too old for any wait that is still to be charged is forgotten.
 */
final class HoldLog {
    private static final int MOST_PIECES = 1 << 14;
    private static final int FIRST_PIECES = 1 << 6;

    /** Of one length, a power of two, that grows: most processes of a fleet are idle. */
    private long[] fromNanos = new long[FIRST_PIECES];

    private long[] toNanos = new long[FIRST_PIECES];
    private int[] threads = new int[FIRST_PIECES];
    private int[] stacks = new int[FIRST_PIECES];
    private long end;
    private int holder = ThreadInfo.NOBODY;
    private int lastHolder = ThreadInfo.NOBODY;
    private long handovers;

    /** Takes what some time is charged to. */
    @FunctionalInterface
    interface Charge {
        /**
         * @param thread {@link ThreadInfo#NOBODY} if nobody held it
         */
        void until(long toNanos, int thread, int stack);
    }

    /** A thread has held the GIL. Pieces of one thread come in order. */
    void add(int thread, long from, long to, int stack) {
        if (lastHolder != thread) {
            handovers += lastHolder == ThreadInfo.NOBODY ? 0 : 1;
            lastHolder = thread;
        }
        if (end == threads.length && threads.length < MOST_PIECES) {
            grow();
        }
        long at = end++;
        while (at > oldest() && toNanos[slot(at - 1)] > to) {
            copy(at - 1, at);
            at--;
        }
        fromNanos[slot(at)] = from;
        toNanos[slot(at)] = to;
        threads[slot(at)] = thread;
        stacks[slot(at)] = Math.max(0, stack);
    }

    /** Before the first piece is overwritten, so that all keep their places. */
    private void grow() {
        int length = 2 * threads.length;
        fromNanos = Arrays.copyOf(fromNanos, length);
        toNanos = Arrays.copyOf(toNanos, length);
        threads = Arrays.copyOf(threads, length);
        stacks = Arrays.copyOf(stacks, length);
    }

    /** Who holds it since the newest piece, as far as is known. */
    void holds(int thread) {
        holder = thread;
    }

    /** Changes of holder among the pieces. */
    long handovers() {
        return handovers;
    }

    /** Tells who held the GIL in a stretch of time, piece by piece. */
    void during(long from, long to, Charge charge) {
        long first = end;
        while (first > oldest() && toNanos[slot(first - 1)] > from) {
            first--;
        }
        long done = from;
        for (long at = first; at < end && done < to; at++) {
            done = charge(at, done, to, charge);
        }
        if (done < to) {
            charge.until(to, holder, holder == ThreadInfo.NOBODY ? 0 : lastStackOf(holder));
        }
    }

    private long charge(long at, long done, long to, Charge charge) {
        long from = Math.min(to, fromNanos[slot(at)]);
        if (from > done) {
            charge.until(from, ThreadInfo.NOBODY, 0);
        }
        long pieceEnd = Math.min(to, toNanos[slot(at)]);
        long reached = Math.max(done, from);
        if (pieceEnd > reached) {
            charge.until(pieceEnd, threads[slot(at)], stacks[slot(at)]);
        }
        return Math.max(reached, pieceEnd);
    }

    private int lastStackOf(int thread) {
        for (long at = end - 1; at >= oldest() && at > end - 64; at--) {
            if (threads[slot(at)] == thread) {
                return stacks[slot(at)];
            }
        }
        return 0;
    }

    private long oldest() {
        return Math.max(0, end - threads.length);
    }

    private void copy(long from, long to) {
        fromNanos[slot(to)] = fromNanos[slot(from)];
        toNanos[slot(to)] = toNanos[slot(from)];
        threads[slot(to)] = threads[slot(from)];
        stacks[slot(to)] = stacks[slot(from)];
    }

    private int slot(long index) {
        return (int) index & threads.length - 1;
    }
}
