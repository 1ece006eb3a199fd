package dev.gilspy.source.kernel;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;

/** One thread in the queue for the GIL of where it is: says how long it was, and that it got it. */
final class GilQueue {
    private final GilWait wait = new GilWait();
    private final long pthread;
    private final Emission emission;
    private final Place place;
    private final Releases releases;

    GilQueue(long pthread, Emission emission, Place place, Releases releases) {
        this.pthread = pthread;
        this.emission = emission;
        this.place = place;
        this.releases = releases;
    }

    /** The wait itself, and the sums of those that are over. */
    GilWait waits() {
        return wait;
    }

    /** Whether a wait goes on at an event; if it does not, it has been over since it returned. */
    boolean goesOn(Event event, boolean holds) {
        if (!wait.open()) {
            return false;
        }
        if (wait.stillWaits(event, holds, pthread)) {
            return true;
        }
        take();
        return false;
    }

    /** The event is one of a thread that has had the GIL, and so is in no wait any more. */
    void endAt(Event event) {
        if (wait.open()) {
            wait.stillWaits(event, true, pthread); // it has returned, also if that event was lost
            take();
        }
    }

    /** Somebody else has seen the thread with the GIL. */
    void endIfOpen() {
        if (wait.open()) {
            take();
        }
    }

    /**
     * The wait is over since its last return. Who only let another thread have the GIL has not
     * wanted it back at once.
     */
    private void take() {
        until(wait.takenNanos());
        boolean yielded = wait.yields();
        wait.close();
        if (!yielded) {
            releases.restart();
            emission.setApart();
        }
        place.onCpu().begin(yielded ? Point.DROPS : Point.TAKES, !yielded, emission.untilNanos());
    }

    /** It waits up to a moment at which its next event has not happened yet. */
    void flush(long nanos) {
        if (!wait.yields()) {
            until(wait.hasReturned() ? Math.min(nanos, wait.takenNanos()) : nanos);
        }
    }

    void until(long nanos) {
        boolean yields = wait.yields();
        emission.add(
                yields ? ThreadState.BLOCKED : ThreadState.WAITING,
                yields ? BlockedKind.LOCK : BlockedKind.NONE,
                nanos,
                place.onCpu().stack(),
                0);
    }
}
