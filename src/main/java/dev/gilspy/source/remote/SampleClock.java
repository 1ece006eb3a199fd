package dev.gilspy.source.remote;

import java.util.SplittableRandom;

/**
 * When to look: at exponentially spread moments, so that the samples see time averages and never
 * beat with the switch interval or with a period of the target.
 */
final class SampleClock {
    /** Waking takes so long that samples closer to each other than this would often be late. */
    private static final long CLOSE_NANOS = 200_000;

    private static final long AWAKE_NANOS = 60_000;
    private static final long LEAST_BEHIND_NANOS = 1_000_000;

    private final SplittableRandom random;
    private double meanNanos;
    private long dueNanos;

    SampleClock(int rateHz, long startNanos, long seed) {
        this.random = new SplittableRandom(seed);
        this.dueNanos = startNanos;
        rate(rateHz);
    }

    /** Begins anew at a moment. */
    void start(long nanos) {
        dueNanos = nanos;
    }

    final void rate(int rateHz) {
        meanNanos = 1e9 / rateHz;
    }

    /** Mean time between two samples. */
    long meanNanos() {
        return (long) meanNanos;
    }

    /** The moment of the next sample, which may lie in the past if the last one took long. */
    long next() {
        dueNanos += (long) (-Math.log(1 - random.nextDouble()) * meanNanos);
        return dueNanos;
    }

    /**
     * How long before each sample to be awake, so as to be on time; 0 where that is not worth it.
     */
    long awakeNanos() {
        return meanNanos <= CLOSE_NANOS ? AWAKE_NANOS : 0;
    }

    /** A sample that is more behind than this is not taken any more. */
    long mostBehindNanos() {
        return Math.max(LEAST_BEHIND_NANOS, meanNanos());
    }
}
