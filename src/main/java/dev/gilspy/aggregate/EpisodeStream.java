package dev.gilspy.aggregate;

import dev.gilspy.model.Span;

/** One thread's holds and waits, put together from its spans. */
final class EpisodeStream {
    private final Listener listener;
    private OpenEpisode open;
    private long lastNanos = Long.MIN_VALUE;

    /** Told of each hold and wait that has ended. */
    interface Listener {
        void ended(OpenEpisode episode, long atNanos);
    }

    EpisodeStream(Listener listener) {
        this.listener = listener;
    }

    /** What the thread was in the middle of when it began to be followed. */
    void goesOn(OpenEpisode soFar) {
        open = soFar;
    }

    void add(Span span) {
        EpisodeKind kind = EpisodeKind.of(span.state()).orElse(null);
        if (open != null && (kind != open.kind() || !span.continued())) {
            close();
        }
        if (kind != null) {
            open = open == null ? OpenEpisode.beginningWith(kind, span) : open.goingOnWith(span);
        }
        lastNanos = span.toNanos();
    }

    /** What goes on has ended when the thread was seen last. */
    void close() {
        if (open != null && !open.negligible()) {
            listener.ended(open, lastNanos);
        }
        open = null;
    }

    /** The hold or wait that goes on; null if there is none. */
    OpenEpisode open() {
        return open;
    }

    /** When the thread was last seen; {@link Long#MIN_VALUE} if never. */
    long lastNanos() {
        return lastNanos;
    }
}
