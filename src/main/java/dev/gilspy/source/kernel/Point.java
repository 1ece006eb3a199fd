package dev.gilspy.source.kernel;

/**
 * Moments at which it is known whether a thread holds the GIL. Between two of them it has been on a
 * CPU all the time.
 */
enum Point {
    /** It gets a CPU after a sleep. */
    WAKES,
    /** It gets a CPU after another thread had it. */
    RESUMES,
    /** It has got the GIL after a wait. */
    TAKES,
    /** It has let go of the GIL, and somebody waited for it. */
    DROPS,
    /** It begins to wait for the GIL. */
    ASKS,
    /** It goes to sleep. */
    SLEEPS,
    /** It loses its CPU. */
    STOPS,
    /** Another thread has seen who holds the GIL. */
    SEEN,
    /** Its clock has gone off. */
    CLOCK;

    /**
     * What part of the time between two such moments it probably held the GIL, before anything is
     * known of the thread. A thread asks for the GIL as soon as it wakes, and lets go of it just
     * before it sleeps.
     */
    static double usualHeldShare(Point from, boolean heldFrom, Point to, boolean heldTo) {
        if (heldFrom == heldTo) {
            boolean oneBurst = from == WAKES && to == SLEEPS;
            return heldFrom ? 1 : oneBurst ? 0.7 : 0;
        }
        if (heldTo) {
            return from == WAKES ? 0.95 : 0.5;
        }
        return to == SLEEPS ? 0.95 : 0.5;
    }

    /**
     * How many ways a stretch has in it if it is one hold: to the GIL after a sleep, from it before
     * one. See {@link Ways}.
     */
    static int ways(Point from, boolean heldFrom, Point to, boolean heldTo) {
        boolean wakes = from == WAKES && !heldFrom;
        boolean sleeps = to == SLEEPS && !heldTo;
        boolean oneHold = (wakes || heldFrom) && (sleeps || heldTo);
        return oneHold ? (wakes ? 1 : 0) + (sleeps ? 1 : 0) : 0;
    }
}
