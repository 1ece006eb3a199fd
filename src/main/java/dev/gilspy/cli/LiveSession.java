package dev.gilspy.cli;

import dev.gilspy.aggregate.LivePoint;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.report.live.LiveView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What goes on while a live view is shown, and what can be asked of it. Thread-safe. */
interface LiveSession {
    /**
     * Takes note of what has become known; to be called about once a refresh, also while the
     * picture stands still.
     *
     * @return whether {@link #view} has changed
     */
    boolean advance();

    /** The same, window by window, so that none is left out; to be called until there is none. */
    boolean next();

    /** The newest complete window. */
    LiveView view();

    /** What that view is made from. */
    Summary window();

    /** The windows of the last ten minutes, oldest first. */
    List<LivePoint> history();

    /** Time between two windows. */
    long refreshNanos();

    /**
     * @param nanos brought within {@link TopCommand}'s bounds
     */
    void refresh(long nanos);

    /** Lets the totals, and with them the verdict, begin anew. */
    void reset();

    /** Why there is nothing more to come, a sentence; empty as long as there is. */
    Optional<String> over();

    /** Whether a signal or the user asked for the end. */
    boolean stopRequested();

    /** What the user should know of the target, or of what failed; sentences, newest last. */
    List<String> notes();

    /**
     * Writes a recording of what was seen so far.
     *
     * @return a sentence that says what was written
     * @throws dev.gilspy.error.OutputException if it cannot be written
     */
    String write(Path file);
}
