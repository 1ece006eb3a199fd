package dev.gilspy.aggregate;

import dev.gilspy.model.Span;
import dev.gilspy.model.ThreadInfo;

/** What is known of a thread from window to window: who it is, and what it is in the middle of. */
final class LiveThread {
    private ThreadInfo info;
    private OpenEpisode open;
    private final long announcedNanos;
    private long lastNanos;

    /**
     * @param nowNanos when it was announced
     */
    LiveThread(ThreadInfo info, long nowNanos) {
        this.info = info;
        this.announcedNanos = nowNanos;
        this.lastNanos = nowNanos;
    }

    ThreadInfo info() {
        return info;
    }

    void announce(ThreadInfo newInfo) {
        info = newInfo;
    }

    long announcedNanos() {
        return announcedNanos;
    }

    /** When it was last heard of. */
    long lastNanos() {
        return lastNanos;
    }

    /**
     * The hold or wait that a span which follows goes on with, as it is at a moment in that span;
     * null if one begins there, or it is in none.
     */
    OpenEpisode soFar(Span next, long nanos) {
        EpisodeKind kind = EpisodeKind.of(next.state()).orElse(null);
        OpenEpisode before = joined(next, kind);
        if (kind == null || before == null && nanos == next.fromNanos()) {
            return null;
        }
        long more = nanos - next.fromNanos();
        return before == null
                ? new OpenEpisode(kind, more, next.uncertaintyNanos())
                : new OpenEpisode(kind, before.nanos() + more, before.uncertaintyNanos());
    }

    private OpenEpisode joined(Span next, EpisodeKind kind) {
        return open != null && next.continued() && open.kind() == kind ? open : null;
    }

    /** Takes note of a span. */
    void add(Span span) {
        EpisodeKind kind = EpisodeKind.of(span.state()).orElse(null);
        OpenEpisode before = joined(span, kind);
        if (kind == null) {
            open = null;
        } else {
            open =
                    before == null
                            ? OpenEpisode.beginningWith(kind, span)
                            : before.goingOnWith(span);
        }
        lastNanos = span.toNanos();
    }
}
