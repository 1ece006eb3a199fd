package dev.gilspy.recording;

import dev.gilspy.model.ThreadInfo;

/** A thread of a stream: how it was announced last, and when it was heard of last. */
final class StreamThread {
    private ThreadInfo info;
    private long newestNanos;

    StreamThread(ThreadInfo info, long nowNanos) {
        this.info = info;
        this.newestNanos = nowNanos;
    }

    ThreadInfo info() {
        return info;
    }

    void announce(ThreadInfo newInfo) {
        info = newInfo;
    }

    long newestNanos() {
        return newestNanos;
    }

    void seenAt(long nanos) {
        newestNanos = Math.max(newestNanos, nanos);
    }
}
