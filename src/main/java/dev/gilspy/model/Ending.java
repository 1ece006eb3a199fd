package dev.gilspy.model;

/**
 * How a recording ended.
 *
 * @param detail one sentence for the user; "" where the reason says it all
 */
public record Ending(Reason reason, long atNanos, String detail) {
    /** Why it ended. */
    public enum Reason {
        DURATION,
        EXIT,
        SIGNAL
    }
}
