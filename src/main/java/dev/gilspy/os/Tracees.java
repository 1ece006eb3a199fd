package dev.gilspy.os;

import java.util.Arrays;

/**
 * Some threads by TID, each with the signal it is to get when let go. Small, unordered, and without
 * allocation once it has grown.
 */
final class Tracees {
    private int[] tids = new int[16];
    private int[] signals = new int[16];
    private int count;

    int count() {
        return count;
    }

    int tid(int index) {
        return tids[index];
    }

    int signal(int index) {
        return signals[index];
    }

    /** Where a thread is, -1 if it is not here. */
    int indexOf(int tid) {
        for (int i = 0; i < count; i++) {
            if (tids[i] == tid) {
                return i;
            }
        }
        return -1;
    }

    boolean contains(int tid) {
        return indexOf(tid) >= 0;
    }

    /** Adds a thread that is not here yet. */
    void add(int tid, int signal) {
        if (count == tids.length) {
            tids = Arrays.copyOf(tids, 2 * count);
            signals = Arrays.copyOf(signals, 2 * count);
        }
        tids[count] = tid;
        signals[count] = signal;
        count++;
    }

    /** Removes a thread; the last one takes its index. */
    void removeAt(int index) {
        count--;
        tids[index] = tids[count];
        signals[index] = signals[count];
    }

    void clear() {
        count = 0;
    }
}
