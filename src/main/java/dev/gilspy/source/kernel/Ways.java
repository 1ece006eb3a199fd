package dev.gilspy.source.kernel;

/**
 * How long one thread is on its way to the GIL and from it: from the moment at which it gets a CPU
 * after a sleep until it takes the GIL, and from the moment at which it drops it until it sleeps.
 * These are some instructions, and take as long for a short hold as for a long one; so with them a
 * hold between two sleeps is known, though nobody waited for it. The thread's clock refutes that,
 * if it finds the thread without the GIL too often: then it computes there.
 */
final class Ways {
    /** Longer than this on average, and they are no ways but work. */
    static final long LONGEST_NANOS = 20_000;

    private static final double USUAL_NANOS = 5_000;

    /** How many ways the first guess counts for. */
    private static final double GUESS_WEIGHT = 100;

    private static final double USUAL_HELD = 0.7;
    private static final double LEAST_HELD = 0.5;
    private static final double USUAL_PERIOD_NANOS = 1_000_000;

    private double looks;
    private double nanos;
    private double count;
    private double bookedNanos;
    private double nativeLooks;
    private double heldLooks;

    /** The thread has been on a CPU for so long, and its clock has gone off so often. */
    void used(long cpuNanos, int clockLooks) {
        nanos += cpuNanos;
        looks += clockLooks;
    }

    /** The clock has gone off within such a stretch. */
    void look(boolean held) {
        heldLooks += held ? 1 : 0;
        nativeLooks += held ? 0 : 1;
    }

    /**
     * How long each way in a stretch is to be called. A stretch shorter than its ways leaves some
     * of them to the others, so that the sum is right.
     */
    long next(long stretchNanos, int ways) {
        count += ways;
        long mean = nanos();
        double owed = mean * count - bookedNanos;
        double way = Math.min(Math.max(owed / ways, 0), 2.0 * mean);
        bookedNanos += Math.min(stretchNanos, way * ways);
        return Math.round(way);
    }

    /** There were some ways in a stretch which is divided otherwise. */
    void pass(int ways) {
        count += ways;
        bookedNanos += (double) ways * nanos();
    }

    /** How long one way takes, on average. */
    long nanos() {
        double periodNanos = (nanos + USUAL_PERIOD_NANOS) / (looks + 1);
        double all = nativeLooks * periodNanos + GUESS_WEIGHT * USUAL_NANOS;
        return Math.round(all / (count + GUESS_WEIGHT));
    }

    /** Whether these are short ways to holds and from them, and nothing else. */
    boolean areShort() {
        double held = (heldLooks + USUAL_HELD) / (heldLooks + nativeLooks + 1);
        return held >= LEAST_HELD && nanos() <= LONGEST_NANOS;
    }
}
