package dev.gilspy.source.kernel;

/**
 * One thread's drops of the GIL: which of them another thread has asked for. A drop may give two
 * signs, where glibc's pthread_cond_signal has to wait before it wakes somebody.
 */
final class Releases {
    private boolean asked;
    private boolean begun;
    private long forced;

    /** Somebody has waited a whole switch interval and asks this thread to drop the GIL. */
    void ask() {
        asked = true;
    }

    /** It has the GIL anew. */
    void restart() {
        asked = false;
        begun = false;
    }

    /** It has given the first of two signs. */
    void begin() {
        begun = true;
    }

    /**
     * It has given a sign.
     *
     * @return whether that is a drop which has not been counted yet
     */
    boolean add() {
        boolean isNew = !begun;
        begun = false;
        forced += asked && isNew ? 1 : 0;
        asked &= !isNew;
        return isNew;
    }

    /** How many were asked for. */
    long forced() {
        return forced;
    }
}
