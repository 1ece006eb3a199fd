package dev.gilspy.source.remote;

import java.util.List;

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
                public void stop(List<ObservedThread> holders) {
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
     * @param holders of the GILs, one for each GIL that a known thread holds
     */
    void stop(List<ObservedThread> holders);

    /** Whether the last {@link #stop} stopped this thread. */
    boolean stands(ObservedThread thread);

    /** Lets everything run on that the last {@link #stop} stopped. */
    void release();

    @Override
    void close();
}
