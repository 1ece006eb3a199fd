package dev.gilspy.source;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;

/** Takes spans and stack observations without an object for each. */
public interface ObservationSink {
    /** A span; the arguments are those of {@link dev.gilspy.model.Span}. */
    void span(int thread, ThreadState state, BlockedKind kind, boolean continued, SpanTimes times);

    /** A stack observation; the arguments are those of StackObservation. */
    void stack(int thread, ThreadState state, BlockedKind kind, long atNanos, StackWeight weight);

    /** A span's times; mutable, to be reused. */
    final class SpanTimes {
        public long fromNanos;
        public long toNanos;
        public long uncertaintyNanos;
    }

    /** What a stack observation stands for; mutable, to be reused. */
    final class StackWeight {
        public long nanos;
        public int samples;
        public int stack;
        public int holder;
        public int holderStack;
        public boolean otherContext;
    }
}
