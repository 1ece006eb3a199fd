package dev.gilspy.aggregate;

import dev.gilspy.model.StackObservation;

/** An observation, to be cut in time; its looks are shared out with it. */
record ObservationParts(StackObservation whole) {
    long fromNanos() {
        return whole.atNanos() - whole.nanos();
    }

    /** The part between two moments that lie within it. */
    StackObservation part(long from, long to) {
        if (from == fromNanos() && to == whole.atNanos()) {
            return whole;
        }
        return new StackObservation(
                whole.thread(),
                whole.state(),
                whole.kind(),
                to,
                samplesUntil(to) - samplesUntil(from),
                to - from,
                whole.stack(),
                whole.holder(),
                whole.holderStack(),
                whole.otherContext() && from == fromNanos());
    }

    private int samplesUntil(long nanos) {
        return (int) Math.round((double) whole.samples() * (nanos - fromNanos()) / whole.nanos());
    }
}
