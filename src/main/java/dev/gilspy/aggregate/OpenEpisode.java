package dev.gilspy.aggregate;

import dev.gilspy.model.Span;

/**
 * A hold or wait that goes on, as far as it is known.
 *
 * @param nanos how long it is so far
 * @param uncertaintyNanos each end of it is known to plus or minus this; 0 if exact
 */
record OpenEpisode(EpisodeKind kind, long nanos, long uncertaintyNanos) {

    static OpenEpisode beginningWith(EpisodeKind kind, Span span) {
        return new OpenEpisode(kind, span.nanos(), span.uncertaintyNanos());
    }

    OpenEpisode goingOnWith(Span span) {
        return new OpenEpisode(
                kind, nanos + span.nanos(), Math.max(uncertaintyNanos, span.uncertaintyNanos()));
    }
}
