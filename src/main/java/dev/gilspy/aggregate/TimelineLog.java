package dev.gilspy.aggregate;

import dev.gilspy.model.Frame;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Makes a {@link Timeline} of the stream. */
final class TimelineLog {
    private final MomentLog moments = new MomentLog();
    private final StretchLog stretches = new StretchLog();
    private long startNanos;

    void begin(long newStartNanos) {
        startNanos = newStartNanos;
    }

    /** Keeps such a part of what it may keep. */
    void shareAmong(int parts) {
        moments.limit(MomentLog.MOST / parts);
        stretches.limit(StretchLog.MOST / parts);
    }

    /**
     * @param thread the line that the span's thread has
     */
    void span(int thread, Span span) {
        stretches.add(
                thread,
                new Span(
                        thread,
                        span.state(),
                        span.kind(),
                        Math.max(0, span.fromNanos() - startNanos),
                        span.toNanos() - startNanos,
                        span.uncertaintyNanos(),
                        span.continued()));
    }

    /**
     * @param thread the line that the thread has
     * @param holder the line that its holder has
     */
    void observe(int thread, int holder, StackObservation observation) {
        moments.add(thread, holder, observation, startNanos);
    }

    void replaceThreads(Map<Integer, Integer> newIds) {
        moments.replaceThreads(newIds);
        stretches.replaceThreads(newIds);
    }

    /**
     * All so far.
     *
     * @param framesOf the frames of a stack, root first
     */
    Timeline timeline(IntFunction<List<Frame>> framesOf) {
        return new Timeline(
                moments.moments(framesOf),
                stretches.stretches(),
                moments.stretchNanos(),
                stretches.stretchNanos());
    }
}
