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

    /** Whether what was written of it ends where nobody ended it: a signal has no more to say. */
    public boolean cutOff() {
        return reason == Reason.SIGNAL && !detail.isEmpty();
    }
}
