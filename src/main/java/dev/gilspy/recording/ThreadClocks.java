package dev.gilspy.recording;

import java.util.Arrays;

/** The last time written or read of each thread, which the next one is told apart from. */
final class ThreadClocks {
    private long[] lastNanos = new long[16];
    private long baseNanos;

    void reset(long base) {
        baseNanos = base;
        Arrays.fill(lastNanos, base);
    }

    /** Sets the thread's clock, and returns what it was. */
    long exchange(int thread, long nanos) {
        long before = get(thread);
        lastNanos[thread] = nanos;
        return before;
    }

    long get(int thread) {
        if (thread >= lastNanos.length) {
            int known = lastNanos.length;
            lastNanos = Arrays.copyOf(lastNanos, Math.max(thread + 1, 2 * known));
            Arrays.fill(lastNanos, known, lastNanos.length, baseNanos);
        }
        return lastNanos[thread];
    }
}
