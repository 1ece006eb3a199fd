package dev.gilspy.source.kernel;

import dev.gilspy.model.BlockedKind;

/**
 * One thread, followed from event to event. It is in one of three situations, each of which decides
 * what an event means: on a CPU, off its CPU, or in a wait for the GIL, which has both.
 */
final class ThreadTrack {
    /** A drop takes less, with all calls that it makes. */
    private static final long SIGNAL_NANOS = 20_000;

    private final int id;
    private final int tid;
    private final long pthread;
    private final Emission emission;
    private final Place place;
    private final OffCpu offCpu;
    private final Releases releases = new Releases();
    private final GilQueue queue;
    private final GilWait wait;

    private boolean off;
    private boolean maybeOff;
    private long queuedSinceNanos;
    private boolean inGilMutex;

    /**
     * @param id as announced
     * @param pthread its pthread_t, which all its thread states have
     */
    ThreadTrack(int id, int tid, long pthread, Emission emission, Place place) {
        this.id = id;
        this.tid = tid;
        this.pthread = pthread;
        this.emission = emission;
        this.place = place;
        this.offCpu = new OffCpu(emission);
        this.queue = new GilQueue(pthread, emission, place, releases);
        this.wait = queue.waits();
    }

    int id() {
        return id;
    }

    int tid() {
        return tid;
    }

    long pthread() {
        return pthread;
    }

    /** Where it was last. */
    Place place() {
        return place;
    }

    /** From where it is known what it did. */
    long fromNanos() {
        return emission.fromNanos();
    }

    /** Up to where it is known what it did. */
    long untilNanos() {
        return emission.untilNanos();
    }

    /** Since when it could run but has no CPU; 0 if it has one, or sleeps. */
    long queuedSinceNanos() {
        return queuedSinceNanos;
    }

    long forcedDrops() {
        return releases.forced();
    }

    long voluntaryDrops() {
        return Math.max(0, emission.drops() - releases.forced());
    }

    GilWait waits() {
        return wait;
    }

    /** Nothing is to be said of the time before. */
    void beginAt(long nanos) {
        emission.beginAt(nanos);
    }

    /** It was asleep when it was first looked at. */
    void foundAsleep(BlockedKind sleepsIn, boolean holds, int stack) {
        off = true;
        offCpu.foundAsleep(sleepsIn, holds);
        place.onCpu().sawStack(stack);
        place.onCpu().begin(Point.RESUMES, holds, emission.untilNanos());
    }

    /** It was asleep in a wait for the GIL when it was first looked at. */
    void foundWaiting(int stack) {
        foundAsleep(BlockedKind.LOCK, false, stack);
        place.watch().sleeps(tid, emission.untilNanos());
        wait.begin(emission.untilNanos());
    }

    /** It was not asleep when it was first looked at: its first event tells if it had a CPU. */
    void foundRunning(boolean holds) {
        maybeOff = true;
        offCpu.found(holds);
        place.onCpu().begin(Point.RESUMES, holds, emission.untilNanos());
    }

    void on(Event event) {
        boolean holds = event.heldBy(pthread);
        if (off == (event.kind() != Event.Kind.IN) && event.kind() != Event.Kind.WAITED) {
            mend(event);
        }
        maybeOff = false;
        emission.contexts(event.contexts());
        if (place.isLeft(event)) {
            goOn(event, holds);
        }
        switch (event.kind()) {
            case CLOCK -> clock(event, holds);
            case OUT -> out(event, holds);
            case IN -> in(event);
            case WAIT -> asks(event, holds);
            case WAITED -> returned(event);
            case DROP -> drops(event);
            default -> {} // not of what the thread does
        }
    }

    /** It is in another interpreter. A wait for the GIL that both have was one of there. */
    private void goOn(Event event, boolean holds) {
        boolean changesGil = place.changesGil(event);
        if (wait.open() && !changesGil) {
            place.goOn(event);
            return;
        }
        queue.endAt(event);
        if (changesGil) {
            releases.restart();
        }
        boolean dropsIt = event.kind() == Event.Kind.DROP && event.lastHolder() == pthread;
        place.goOnFromCpu(event, holds || dropsIt);
    }

    /** An event between this one and the one before was lost. */
    private void mend(Event event) {
        if (off) {
            in(event);
        } else if (maybeOff) {
            offCpu.starvedUntil(event.nanos(), place.onCpu().stack());
            place.onCpu().begin(Point.RESUMES, offCpu.held(), event.nanos());
        } else if (!wait.open()) {
            place.onCpu().end(Point.STOPS, place.onCpu().held(), event.nanos());
        }
    }

    private void clock(Event event, boolean holds) {
        if (!queue.goesOn(event, holds)) {
            place.onCpu().look(holds, event.nanos(), event.stack());
        }
    }

    /** Another thread has read who holds the GIL. */
    void seen(boolean holds, long nanos) {
        boolean waits = wait.open() && !(holds && wait.hasReturned());
        if (off || waits || nanos <= emission.untilNanos()) {
            return;
        }
        queue.endIfOpen();
        if (holds != place.onCpu().held() && nanos > emission.untilNanos()) {
            place.onCpu().end(Point.SEEN, holds, nanos);
            place.onCpu().begin(Point.SEEN, holds, nanos);
        }
    }

    private void asks(Event event, boolean holds) {
        if (GilWait.ofWaiter(event)) {
            place.watch().sleeps(tid, event.nanos());
        }
        if (queue.goesOn(event, holds)) {
            wait.again(event);
            return;
        }
        if (!holds && GilWait.ofReleaser(event)) {
            drops(event);
            releases.begin();
        }
        place.onCpu().end(Point.ASKS, holds, event.nanos());
        if (holds || GilWait.ofReleaser(event)) {
            inGilMutex = true;
        } else if (GilWait.ofYielder(event)) {
            wait.beginYield(event.nanos());
        } else {
            emission.setApart();
            wait.begin(event);
        }
    }

    private void returned(Event event) {
        place.watch().returns(tid, !event.timedOut(), event.nanos());
        inGilMutex = false;
        wait.returned(event);
    }

    /**
     * A condition variable's own lock is waked in the same way, by those that wait as well; only
     * who drops the GIL has just held it.
     */
    private void drops(Event event) {
        if (event.lastHolder() != pthread
                || place.onCpu().droppedSince(event.nanos() - SIGNAL_NANOS)) {
            return;
        }
        queue.endAt(event);
        place.onCpu().sawStack(event.stack());
        boolean isNew = releases.add();
        boolean held = isNew && !place.onCpu().seenFreeSince(event.nanos() - SIGNAL_NANOS);
        place.watch().drops(event.nanos());
        place.onCpu().end(Point.DROPS, held, event.nanos());
        place.onCpu().begin(Point.DROPS, false, event.nanos());
        if (held) {
            emission.setApart();
        }
    }

    /** Somebody has waited a whole switch interval and asks this thread to drop the GIL. */
    void ask() {
        releases.ask();
    }

    private void out(Event event, boolean holds) {
        queuedSinceNanos = event.runnable() ? event.nanos() : 0;
        place.onCpu().sawStack(event.stack());
        if (queue.goesOn(event, holds)) {
            off = true;
            return;
        }
        place.onCpu().end(event.runnable() ? Point.STOPS : Point.SLEEPS, holds, event.nanos());
        off = true;
        offCpu.begin(event, holds, inGilMutex);
    }

    private void in(Event event) {
        queuedSinceNanos = 0;
        if (wait.open()) {
            wait.onCpu(event);
        } else if (off) {
            Point point = offCpu.end(event, place.onCpu().stack());
            place.onCpu().begin(point, offCpu.held(), event.nanos());
        }
        off = false;
    }

    /**
     * Says what is certain up to a moment at which this thread's next event has not happened yet.
     */
    void flush(long nanos) {
        if (wait.open()) {
            queue.flush(nanos);
        } else if (off) {
            offCpu.flush(nanos, place.onCpu().stack());
        }
    }

    /** The thread, or the recording, has ended. */
    void end(long nanos) {
        if (wait.open()) {
            queue.until(nanos); // whether it was over when nothing more was seen, nobody knows
        } else if (!off) {
            place.onCpu().end(Point.STOPS, place.onCpu().held(), nanos);
        } else {
            flush(nanos);
            offCpu.starvedUntil(nanos, place.onCpu().stack());
        }
        place.watch().returns(tid, false, nanos);
        emission.flush();
    }
}
