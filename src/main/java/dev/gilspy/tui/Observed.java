package dev.gilspy.tui;

/** What goes on behind the screen. Thread-safe. */
public interface Observed {
    /**
     * Takes note of what has become known.
     *
     * @return whether {@link #shown} has changed
     */
    boolean advance();

    Shown shown();

    /** Whether there is nothing more to come. */
    boolean over();

    /** Time between two refreshes. */
    long refreshNanos();

    void refresh(long nanos);

    /** Lets the totals begin anew. */
    void reset();

    /**
     * Writes a recording.
     *
     * @return a sentence that says what was written, or why nothing was
     */
    String write(String file);

    /** Whether somebody else asked for the end. */
    boolean stopRequested();
}
