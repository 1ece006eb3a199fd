package dev.gilspy.source.remote;

/** A process as the sampling thread sees it; all methods but {@link #hangs} are that thread's. */
interface Sampled {
    /** It is gone through from now on. */
    void join(long nowNanos);

    /** Its rate from now on. */
    void rate(double hz, long nowNanos);

    /** A sample was due, and was not taken. */
    void missed();

    /** When it is to end by itself, CLOCK_MONOTONIC. */
    long endNanos();

    /** Ends it if it is time, or asked for; whether that was so. */
    boolean endsAt(long nowNanos);

    /**
     * Takes a sample; ends it where that shows that the process has gone.
     *
     * @return whether it goes on
     */
    boolean sample(Round round, long nowNanos);

    /** Whether a sample has been taken. */
    boolean begun();

    /** Whether a thread of it held a GIL at its last sample. */
    boolean holdsGil();

    /** Ends it, since sampling it failed. */
    void failed(RuntimeException why);

    /** Any thread: ends it, since a read of it has not come back to the sampling thread. */
    void hangs();

    /** Lets go of it; for one that hung, and has come back after all. */
    void close();

    /** What all samples of one round have in common. Mutable, the sampling thread's. */
    final class Round {
        /** When it was due. */
        long dueNanos;

        /** What the sampler has kept a thread that runs Python from its CPU for, up to now. */
        long busyNanos;

        /** Whether the sampling thread has a real-time class. */
        boolean realtime;
    }
}
