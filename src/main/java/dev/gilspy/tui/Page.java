package dev.gilspy.tui;

/** What fills the screen between header and keys. */
public enum Page {
    /** Threads, who makes others wait, hottest functions, history. */
    OVERVIEW,
    /** One thread: its states, waits and stacks. */
    THREAD,
    /** Who makes others wait, all of it. */
    BLAME,
    /** The processes, to choose one. */
    PROCESSES,
    /** The keys, and what to be careful about. */
    HELP
}
