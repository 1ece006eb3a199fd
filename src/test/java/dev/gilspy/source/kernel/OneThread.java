package dev.gilspy.source.kernel;

import dev.gilspy.model.BlockedKind;

/** What one thread's events say. Thread A is followed; B is the other one. Times are in µs. */
abstract class OneThread {
    static final int A = 0;
    static final int B = 1;

    final Events events = new Events(2);

    OneThread() {
        events.track(B).foundAsleep(BlockedKind.IO, false, 0);
    }

    /** A is on a CPU without the GIL, which B holds. */
    final Events outside() {
        events.track(A).foundRunning(false);
        return events.heldBy(B).in(A, 0);
    }

    /** A has waited until 1000 and holds the GIL since. */
    final Events holding() {
        return outside()
                .asks(A, 100)
                .asleepInFutex(A, 105)
                .in(A, 990, 985)
                .free()
                .returns(A, 1000)
                .heldBy(A);
    }
}
