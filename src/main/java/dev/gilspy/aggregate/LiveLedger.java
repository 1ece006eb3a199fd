package dev.gilspy.aggregate;

import dev.gilspy.model.FleetObserver;
import dev.gilspy.model.Observer;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Adds up what is seen of one or more processes while it goes on, twice: since the beginning or the
 * last {@link #reset}, and window by window. Windows follow each other without a gap; what goes on
 * from one to the next is cut at the border, so that the shares of a window add up to 100 %. A hold
 * or wait that is longer than a window counts in each with its length so far.
 *
 * <p>A window is complete some time after it ended ({@link #SETTLE_NANOS}), since sources send long
 * states in pieces. {@link #advance} takes note of those that are; it is to be called at each
 * refresh. Thread-safe.
 */
public final class LiveLedger implements FleetObserver {
    /** What happened so long ago has been heard of: pieces of long states are of about a second. */
    public static final long SETTLE_NANOS = 1_300_000_000L;

    /**
     * @param clock CLOCK_MONOTONIC
     * @param refreshNanos length of a window
     */
    public LiveLedger(LongSupplier clock, long refreshNanos) {}

    /** The observer of one more process. */
    @Override
    public Observer open() {
        throw new UnsupportedOperationException();
    }

    /** Length of the windows that begin from now on. */
    public void refresh(long nanos) {}

    public long refreshNanos() {
        return 0;
    }

    /**
     * Closes the windows that are complete by now.
     *
     * @return whether there is a newer {@link #last} than before
     */
    public boolean advance() {
        return false;
    }

    /** Whether all processes have ended, and {@link #last} is the last of all windows. */
    public boolean over() {
        return false;
    }

    /**
     * The newest complete window; it has no processes before the first one is complete. Processes
     * that were not observed in it are missing. Figures that sources count from the beginning
     * (accounts, tallies, quality) are those of the window alone.
     */
    public Summary last() {
        throw new UnsupportedOperationException();
    }

    /** All since the beginning, or since the last reset. */
    public Summary total() {
        throw new UnsupportedOperationException();
    }

    /** The windows of the last ten minutes, oldest first, also those before a reset. */
    public List<LivePoint> history() {
        return List.of();
    }

    /** Lets the total begin anew, from now. */
    public void reset() {}
}
