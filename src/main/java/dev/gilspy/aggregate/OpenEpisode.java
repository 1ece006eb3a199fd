package dev.gilspy.aggregate;

import dev.gilspy.model.Span;

/**
 * A hold or wait that goes on, as far as it is known.
 *
 * @param nanos how long it is so far
 * @param uncertaintyNanos each end of it is known to plus or minus this; 0 if exact
 */
record OpenEpisode(EpisodeKind kind, long nanos, long uncertaintyNanos) {
    /**
     * The futex calls of a wait of 20 µs take 5 to 10 µs less than the wait: it begins a little
     * before them, and ends when the thread has been through the GIL's lock.
     */
    private static final long SHORTEST_WAIT_NANOS = 10_000;

    /**
     * Whether it is no wait to speak of: threads that brush against each other at the GIL's own
     * lock sleep for some microseconds, as often as they really wait. The time counts all the same.
     */
    boolean negligible() {
        return kind == EpisodeKind.WAIT && uncertaintyNanos == 0 && nanos < SHORTEST_WAIT_NANOS;
    }

    static OpenEpisode beginningWith(EpisodeKind kind, Span span) {
        return new OpenEpisode(kind, span.nanos(), span.uncertaintyNanos());
    }

    OpenEpisode goingOnWith(Span span) {
        return new OpenEpisode(
                kind, nanos + span.nanos(), Math.max(uncertaintyNanos, span.uncertaintyNanos()));
    }
}
