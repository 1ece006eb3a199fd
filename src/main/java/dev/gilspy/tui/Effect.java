package dev.gilspy.tui;

/** What a key asks for that is not the screen's own affair. */
sealed interface Effect {
    /** Nothing. */
    record None() implements Effect {}

    /** The end. */
    record Quit() implements Effect {}

    /** The totals begin anew. */
    record Reset() implements Effect {}

    /** Everything is drawn again, since something else wrote to the terminal. */
    record Redraw() implements Effect {}

    /** Another time between two refreshes. */
    record Refresh(long nanos) implements Effect {}

    /** A recording is written. */
    record Write(String file) implements Effect {}
}
