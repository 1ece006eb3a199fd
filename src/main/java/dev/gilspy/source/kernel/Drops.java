package dev.gilspy.source.kernel;

/**
 * What one thread does after it has dropped the GIL. One that sleeps each time cannot take the GIL
 * again unseen. One that goes on without it may take it and drop it any number of times.
 */
final class Drops {
    /** From the drop to the sleep. */
    private static final long LONGEST_WAY_NANOS = 30_000;

    private static final double MOST_EXCEPTIONS = 0.1;

    /** So many drops must have been seen before anything is said against the thread. */
    private static final double GUESS_WEIGHT = 3;

    private double all = GUESS_WEIGHT;
    private double goingOn;

    /**
     * What came next after a drop that was seen, and when. Losing its CPU to the thread that it has
     * woken says nothing of it.
     */
    void add(Point next, long nanos) {
        if (nanos > LONGEST_WAY_NANOS || next == Point.DROPS) {
            all++;
            goingOn++;
        } else if (next == Point.SLEEPS || next == Point.ASKS) {
            all++;
        }
    }

    /** Whether the thread often goes on without the GIL. */
    boolean goOn() {
        return goingOn > MOST_EXCEPTIONS * all;
    }
}
