package dev.gilspy.cli;

/** Shows a live view, one window after the other: on a terminal, as text blocks, as JSON lines. */
interface LiveScreen {
    /**
     * Shows it until it is over or the user has enough.
     *
     * @throws ClosedPipeException if whoever reads it has gone
     */
    void show(LiveSession session);
}
