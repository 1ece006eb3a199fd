package dev.gilspy.source.remote;

import dev.gilspy.model.Observer;
import dev.gilspy.symbols.NativeCode;

/** What stands on top of a thread's Python stack. */
interface Leaves {
    /** Nothing ever does. */
    Leaves NONE = (thread, nowNanos) -> thread.sight().pythonStack;

    /**
     * Sampling thread, at each sample: the stack with its leaf, or the Python stack itself.
     *
     * @param thread with this look's findings
     * @param nowNanos the sample's moment, CLOCK_MONOTONIC
     */
    int stackOf(ObservedThread thread, long nowNanos);

    /** The observer to pass on to, so that the given one sees functions for leaves. */
    default Observer named(NativeCode code, Observer observer) {
        return observer;
    }
}
