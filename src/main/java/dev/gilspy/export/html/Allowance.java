package dev.gilspy.export.html;

/**
 * How much a page shows of each process: of one all that anybody looks through; the more there are
 * the less of each, so that the page of a whole fleet can still be opened.
 *
 * @param processes how many the page shows
 */
record Allowance(int processes) {
    /** Processes that have panels of their own; the others have a line in the table. */
    static final int MOST_PROCESSES = 64;

    /** Lines of the table of processes. */
    static final int MOST_LINES = 1_000;

    private static final int ROWS = 500;
    private static final int FEWEST_ROWS = 20;
    private static final int LANES = 100;
    private static final int FEWEST_LANES = 5;

    /** More nodes than this no browser draws with pleasure. */
    private static final int NODES = 40_000;

    private static final int FEWEST_NODES = 500;
    private static final int SAMPLES = 200_000;
    private static final int FEWEST_SAMPLES = 3_000;

    /** Threads that have a row in the table. */
    int threadRows() {
        return Math.max(FEWEST_ROWS, ROWS / processes);
    }

    /** Threads that have a row in the timeline. */
    int timelineRows() {
        return Math.min(LANES, Math.max(FEWEST_LANES, 2 * LANES / processes));
    }

    /** Calls in a tree. */
    int nodes() {
        return Math.max(FEWEST_NODES, NODES / processes);
    }

    /** Threads' times at those calls, which a tree is made smaller for. */
    int samples() {
        return Math.max(FEWEST_SAMPLES, SAMPLES / processes);
    }
}
