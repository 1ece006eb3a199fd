package dev.gilspy.source.kernel;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadState;
import dev.gilspy.source.ObservationSink;

/** Passes on at once: events are taken on the thread that the observer is called from. */
record ObserverSink(Observer observer) implements ObservationSink {
    @Override
    public void span(
            int thread, ThreadState state, BlockedKind kind, boolean continued, SpanTimes times) {
        observer.span(
                new Span(
                        thread,
                        state,
                        kind,
                        times.fromNanos,
                        times.toNanos,
                        times.uncertaintyNanos,
                        continued));
    }

    @Override
    public void stack(
            int thread, ThreadState state, BlockedKind kind, long atNanos, StackWeight weight) {
        observer.observe(
                new StackObservation(
                        thread,
                        state,
                        kind,
                        atNanos,
                        weight.samples,
                        weight.nanos,
                        weight.stack,
                        weight.holder,
                        weight.holderStack,
                        weight.otherContext));
    }
}
