package dev.gilspy.aggregate;

/**
 * One hold of the GIL, one wait for it, or one sleep with it: from where to where.
 *
 * @param thread id of the thread
 * @param fromNanos since the recording began
 * @param toNanos exclusive; so far, where it has not ended
 */
public record Stretch(int thread, Kind kind, long fromNanos, long toNanos) {
    /** What the thread did all the time. */
    public enum Kind {
        HOLD,
        WAIT,
        /** A part of a hold, in which the thread was asleep in a system call. */
        HELD_BLOCKED
    }

    public long nanos() {
        return toNanos - fromNanos;
    }

    /** The longer one; of equal ones this. */
    Stretch longer(Stretch other) {
        return other.nanos() > nanos() ? other : this;
    }

    /** The same by a clock that began earlier. */
    public Stretch later(long nanos) {
        return new Stretch(thread, kind, fromNanos + nanos, toNanos + nanos);
    }

    Stretch of(int newThread) {
        return new Stretch(newThread, kind, fromNanos, toNanos);
    }
}
