package dev.gilspy.model;

/**
 * What a thread sleeps in, from its system call. {@code NONE} for every state that is not asleep.
 */
public enum BlockedKind {
    NONE("none"),
    /** Reading or writing a file, pipe or socket, or disk sleep. */
    IO("io"),
    /** Waiting for events on many descriptors: poll, select, epoll. */
    POLL("poll"),
    /** A lock, condition or semaphore other than the GIL. */
    LOCK("lock"),
    SLEEP("sleep"),
    /** Waiting for a child process. */
    CHILD("child"),
    OTHER("other");

    private final String label;

    BlockedKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
