package dev.gilspy.aggregate;

import java.util.Arrays;

/** Durations, counted by classes that are the same for all: what only grows can be subtracted. */
public final class DurationCounts {
    /** Upper bounds in nanoseconds, closer to each other around the usual switch interval. */
    private static final long[] BOUNDS = {
        10_000,
        100_000,
        1_000_000,
        2_500_000,
        5_000_000,
        7_500_000,
        10_000_000,
        25_000_000,
        50_000_000,
        100_000_000,
        250_000_000,
        1_000_000_000,
        10_000_000_000L
    };

    private final long[] counts = new long[BOUNDS.length + 1];
    private long sumNanos;

    /** Adds some durations that are the same. */
    public void add(long nanos, long times) {
        int index = Arrays.binarySearch(BOUNDS, nanos);
        counts[index >= 0 ? index : -index - 1] += times;
        sumNanos += nanos * times;
    }

    /** How many classes there are; they are numbered from 0. */
    public int classes() {
        return counts.length;
    }

    /** The longest duration of a class, in nanoseconds; the largest long for the last one. */
    public long boundNanos(int index) {
        return index < BOUNDS.length ? BOUNDS[index] : Long.MAX_VALUE;
    }

    /** How many durations are in a class, and in none before it. */
    public long count(int index) {
        return counts[index];
    }

    public long sumNanos() {
        return sumNanos;
    }

    DurationCounts copy() {
        return plus(new DurationCounts());
    }

    /** Both together; neither changes. */
    DurationCounts plus(DurationCounts other) {
        DurationCounts sum = new DurationCounts();
        for (int i = 0; i < counts.length; i++) {
            sum.counts[i] = counts[i] + other.counts[i];
        }
        sum.sumNanos = sumNanos + other.sumNanos;
        return sum;
    }
}
