package dev.gilspy.aggregate;

import dev.gilspy.model.Quantiles;
import java.util.List;

/**
 * One thread's event loop: for how long at a time it was kept from looking for events. A stretch
 * goes from the loop's waking, or from one callback to the next, to the next callback or sleep.
 *
 * @param thread id of the thread
 * @param name of the loop's library
 * @param callbacksTold whether one callback can be told from the next of the same function; if not,
 *     many short ones back to back look like a long one
 * @param observedNanos how long the thread was seen in the loop
 * @param stretches their durations
 * @param buckets the same stretches by duration, shortest first; all are present
 * @param stalledIn where the time of the stretches that count as stalls went, most time first; the
 *     frames begin with the coroutine or callback, and are empty for the loop itself
 */
public record LoopSummary(
        int thread,
        String name,
        boolean callbacksTold,
        long observedNanos,
        Quantiles stretches,
        List<Bucket> buckets,
        List<StackSummary> stalledIn) {
    /**
     * From here on a stretch is a stall: half of what asyncio's own debug mode calls slow, and
     * already as long as a request may take in all where a person is to find it quick.
     */
    public static final long STALL_NANOS = 50_000_000;

    public LoopSummary {
        buckets = List.copyOf(buckets);
        stalledIn = List.copyOf(stalledIn);
    }

    /**
     * Stretches of about one duration.
     *
     * @param fromNanos shortest, inclusive
     * @param toNanos longest, exclusive; 0 if there is no limit
     */
    public record Bucket(long fromNanos, long toNanos, long count, long nanos) {}

    /** How many stretches were stalls. */
    public long stalls() {
        return buckets.stream().filter(LoopSummary::isStall).mapToLong(Bucket::count).sum();
    }

    /** Time in stalls. */
    public long stalledNanos() {
        return buckets.stream().filter(LoopSummary::isStall).mapToLong(Bucket::nanos).sum();
    }

    /** Share of the time in which the loop was stalled, 0 to 1; NaN if not observed. */
    public double stalledShare() {
        return observedNanos == 0 ? Double.NaN : (double) stalledNanos() / observedNanos;
    }

    private static boolean isStall(Bucket bucket) {
        return bucket.fromNanos() >= STALL_NANOS;
    }
}
