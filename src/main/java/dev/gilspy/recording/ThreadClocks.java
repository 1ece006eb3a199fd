package dev.gilspy.recording;

import java.util.HashMap;
import java.util.Map;

/**
 * The last time written or read of each thread of a batch, which the next one is told apart from. A
 * recording of days may have millions of threads, and a batch has few of them.
 */
final class ThreadClocks {
    private final Map<Integer, Clock> clocks = new HashMap<>();
    private long baseNanos;

    private static final class Clock {
        private long nanos;

        Clock(long nanos) {
            this.nanos = nanos;
        }
    }

    void reset(long base) {
        baseNanos = base;
        clocks.clear();
    }

    /** Sets the thread's clock, and returns what it was. */
    long exchange(int thread, long nanos) {
        Clock clock = clocks.computeIfAbsent(thread, absent -> new Clock(baseNanos));
        long before = clock.nanos;
        clock.nanos = nanos;
        return before;
    }

    long get(int thread) {
        Clock clock = clocks.get(thread);
        return clock == null ? baseNanos : clock.nanos;
    }
}
