package dev.gilspy.aggregate;

import dev.gilspy.aggregate.LoopSummary.Bucket;
import java.util.ArrayList;
import java.util.List;

/** Stretches of an event loop, counted by duration. */
final class LoopBuckets {
    private static final long MILLI = 1_000_000;
    private static final long[] FROM_NANOS = {
        0, 10 * MILLI, LoopSummary.STALL_NANOS, 100 * MILLI, 500 * MILLI, 1000 * MILLI
    };

    private final long[] counts = new long[FROM_NANOS.length];
    private final long[] nanos = new long[FROM_NANOS.length];

    void add(long durationNanos) {
        int bucket = FROM_NANOS.length - 1;
        while (durationNanos < FROM_NANOS[bucket]) {
            bucket--;
        }
        counts[bucket]++;
        nanos[bucket] += durationNanos;
    }

    void addAll(LoopBuckets other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
            nanos[i] += other.nanos[i];
        }
    }

    List<Bucket> summary() {
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            long to = i + 1 < FROM_NANOS.length ? FROM_NANOS[i + 1] : 0;
            buckets.add(new Bucket(FROM_NANOS[i], to, counts[i], nanos[i]));
        }
        return buckets;
    }
}
