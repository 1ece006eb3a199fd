package dev.gilspy.source.kernel;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;

/**
 * One thread, followed from event to event. It is in one of three situations, each of which decides
 * what an event means: on a CPU, off its CPU, or in a wait for the GIL, which has both.
 */
final class ThreadTrack {
    /** A drop takes less, with all calls that it makes. */
    private static final long SIGNAL_NANOS = 20_000;

    private final int id;
    private final int tid;
    private final long tstate;
    private final Emission emission;
    private final OnCpu onCpu;
    private final OffCpu offCpu;
    private final Watch watch;
    private final GilWait wait = new GilWait();

    private boolean off;
    private boolean maybeOff;
    private long queuedSinceNanos;
    private boolean inGilMutex;
    private boolean releasing;
    private boolean asked;
    private long forcedDrops;

    /**
     * @param id as announced
     * @param tstate address of its state in the interpreter
     */
    ThreadTrack(int id, int tid, long tstate, Emission emission, Watch watch) {
        this.id = id;
        this.tid = tid;
        this.tstate = tstate;
        this.emission = emission;
        this.onCpu = new OnCpu(emission, watch);
        this.offCpu = new OffCpu(emission);
        this.watch = watch;
    }

    int id() {
        return id;
    }

    int tid() {
        return tid;
    }

    long tstate() {
        return tstate;
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
        return forcedDrops;
    }

    long voluntaryDrops() {
        return Math.max(0, emission.drops() - forcedDrops);
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
        onCpu.sawStack(stack);
        onCpu.begin(Point.RESUMES, holds, emission.untilNanos());
    }

    /** It was asleep in a wait for the GIL when it was first looked at. */
    void foundWaiting(int stack) {
        foundAsleep(BlockedKind.LOCK, false, stack);
        watch.sleeps(tid, emission.untilNanos());
        wait.begin(emission.untilNanos());
    }

    /** It was not asleep when it was first looked at: its first event tells if it had a CPU. */
    void foundRunning(boolean holds) {
        maybeOff = true;
        offCpu.found(holds);
        onCpu.begin(Point.RESUMES, holds, emission.untilNanos());
    }

    void on(Event event) {
        boolean holds = event.heldBy(tstate);
        if (off == (event.kind() != Event.Kind.IN) && event.kind() != Event.Kind.WAITED) {
            mend(event);
        }
        maybeOff = false;
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

    /** An event between this one and the one before was lost. */
    private void mend(Event event) {
        if (off) {
            in(event);
        } else if (maybeOff) {
            offCpu.starvedUntil(event.nanos(), onCpu.stack());
            onCpu.begin(Point.RESUMES, offCpu.held(), event.nanos());
        } else if (!wait.open()) {
            onCpu.end(Point.STOPS, onCpu.held(), event.nanos());
        }
    }

    private void clock(Event event, boolean holds) {
        if (!waitsOn(event, holds)) {
            onCpu.look(holds, event.nanos(), event.stack());
        }
    }

    /** Whether a wait goes on at an event; if it does not, it has been over since it returned. */
    private boolean waitsOn(Event event, boolean holds) {
        if (!wait.open()) {
            return false;
        }
        if (wait.stillWaits(event, holds, tstate)) {
            return true;
        }
        take();
        return false;
    }

    /** Another thread has read who holds the GIL. */
    void seen(boolean holds, long nanos) {
        boolean waits = wait.open() && !(holds && wait.hasReturned());
        if (off || waits || nanos <= emission.untilNanos()) {
            return;
        }
        if (wait.open()) {
            take();
        }
        if (holds != onCpu.held() && nanos > emission.untilNanos()) {
            onCpu.end(Point.SEEN, holds, nanos);
            onCpu.begin(Point.SEEN, holds, nanos);
        }
    }

    private void asks(Event event, boolean holds) {
        if (GilWait.ofWaiter(event)) {
            watch.sleeps(tid, event.nanos());
        }
        if (waitsOn(event, holds)) {
            wait.again(event);
            return;
        }
        if (!holds && GilWait.ofReleaser(event)) {
            drops(event);
            releasing = true;
        }
        onCpu.end(Point.ASKS, holds, event.nanos());
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
        watch.returns(tid, !event.timedOut(), event.nanos());
        inGilMutex = false;
        wait.returned(event);
    }

    /**
     * The wait is over since its last return. Who only let another thread have the GIL has not
     * wanted it back at once.
     */
    private void take() {
        waitUntil(wait.takenNanos());
        boolean yielded = wait.yields();
        wait.close();
        if (!yielded) {
            asked = false;
            releasing = false;
            emission.setApart();
        }
        onCpu.begin(yielded ? Point.DROPS : Point.TAKES, !yielded, emission.untilNanos());
    }

    private void waitUntil(long nanos) {
        if (wait.yields()) {
            emission.add(ThreadState.BLOCKED, BlockedKind.LOCK, nanos, onCpu.stack(), 0);
        } else {
            emission.add(ThreadState.WAITING, BlockedKind.NONE, nanos, onCpu.stack(), 0);
        }
    }

    /**
     * A condition variable's own lock is waked in the same way, by those that wait as well; only
     * who drops the GIL has just held it.
     */
    private void drops(Event event) {
        if (event.lastHolder() != tstate || onCpu.droppedSince(event.nanos() - SIGNAL_NANOS)) {
            return;
        }
        if (wait.open()) {
            wait.stillWaits(event, true, tstate); // it has returned, also if that event was lost
            take();
        }
        onCpu.sawStack(event.stack());
        boolean counted = releasing; // with the first of two signs of this drop
        boolean held = !counted && !onCpu.seenFreeSince(event.nanos() - SIGNAL_NANOS);
        releasing = false;
        watch.drops(event.nanos());
        onCpu.end(Point.DROPS, held, event.nanos());
        onCpu.begin(Point.DROPS, false, event.nanos());
        if (held) {
            emission.setApart();
        }
        forcedDrops += asked && !counted ? 1 : 0;
        asked &= counted;
    }

    /** Somebody has waited a whole switch interval and asks this thread to drop the GIL. */
    void ask() {
        asked = true;
    }

    private void out(Event event, boolean holds) {
        queuedSinceNanos = event.runnable() ? event.nanos() : 0;
        onCpu.sawStack(event.stack());
        if (waitsOn(event, holds)) {
            off = true;
            return;
        }
        onCpu.end(event.runnable() ? Point.STOPS : Point.SLEEPS, holds, event.nanos());
        off = true;
        offCpu.begin(event, holds, inGilMutex);
    }

    private void in(Event event) {
        queuedSinceNanos = 0;
        if (wait.open()) {
            wait.onCpu(event);
        } else if (off) {
            Point point = offCpu.end(event, onCpu.stack());
            onCpu.begin(point, offCpu.held(), event.nanos());
        }
        off = false;
    }

    /**
     * Says what is certain up to a moment at which this thread's next event has not happened yet.
     */
    void flush(long nanos) {
        if (wait.open() && !wait.yields()) {
            waitUntil(wait.hasReturned() ? Math.min(nanos, wait.takenNanos()) : nanos);
        } else if (off && !wait.open()) {
            offCpu.flush(nanos, onCpu.stack());
        }
    }

    /** The thread, or the recording, has ended. */
    void end(long nanos) {
        if (wait.open()) {
            waitUntil(nanos); // whether it was over when nothing more was seen, nobody knows
        } else if (!off) {
            onCpu.end(Point.STOPS, onCpu.held(), nanos);
        } else {
            flush(nanos);
            offCpu.starvedUntil(nanos, onCpu.stack());
        }
        watch.returns(tid, false, nanos);
        emission.flush();
    }
}
