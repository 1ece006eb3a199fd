package dev.gilspy.model;

/**
 * A stretch of time in which one thread stayed in one state. A thread's spans follow each other
 * without gap or overlap, except where it was not observed.
 *
 * <p>Long states come in pieces of about a second, so that a recording that is cut off loses
 * little; so do holds that pass from running to held-blocked. {@code continued} joins the pieces.
 *
 * @param thread {@link ThreadInfo#id}
 * @param kind {@link BlockedKind#NONE} unless the thread is asleep
 * @param fromNanos CLOCK_MONOTONIC, inclusive
 * @param toNanos CLOCK_MONOTONIC, exclusive
 * @param uncertaintyNanos each end is known to plus or minus this; 0 if exact
 * @param continued whether the hold (for a state that holds the GIL) or the wait (for {@link
 *     ThreadState#WAITING}) is the same one as in this thread's span before
 */
public record Span(
        int thread,
        ThreadState state,
        BlockedKind kind,
        long fromNanos,
        long toNanos,
        long uncertaintyNanos,
        boolean continued) {

    public long nanos() {
        return toNanos - fromNanos;
    }
}
