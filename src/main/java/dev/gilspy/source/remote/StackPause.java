package dev.gilspy.source.remote;

/**
 * What is stopped while stacks are read. Always used as stop, read, release, on the sampling
 * thread.
 */
interface StackPause extends AutoCloseable {
    /** Nothing is ever stopped. */
    StackPause NEVER =
            new StackPause() {
                @Override
                public boolean never() {
                    return true;
                }

                @Override
                public void stop(ObservedThread holder) {
                    // Nothing is stopped.
                }

                @Override
                public boolean stands(ObservedThread thread) {
                    return false;
                }

                @Override
                public void release() {
                    // Nothing was stopped.
                }

                @Override
                public void close() {
                    // Nothing is held.
                }
            };

    /** Whether this never stops anything. */
    boolean never();

    /**
     * Stops what is to stand still.
     *
     * @param holder the GIL's holder; null if nobody, or somebody unknown, has it
     */
    void stop(ObservedThread holder);

    /** Whether the last {@link #stop} stopped this thread. */
    boolean stands(ObservedThread thread);

    /** Lets everything run on that the last {@link #stop} stopped. */
    void release();

    @Override
    void close();
}
