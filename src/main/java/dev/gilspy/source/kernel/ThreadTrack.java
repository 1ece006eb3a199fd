package dev.gilspy.source.kernel;

import dev.gilspy.classify.SystemCalls;
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
    private final Watch watch;
    private final GilWait wait = new GilWait();

    private boolean off;
    private boolean maybeOff;
    private boolean heldOff;
    private long queuedSinceNanos;
    private boolean sleeps;
    private boolean inGilMutex;
    private boolean releasing;
    private BlockedKind kind = BlockedKind.OTHER;
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
        sleeps = true;
        heldOff = holds;
        kind = sleepsIn;
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
        heldOff = holds;
        onCpu.begin(Point.RESUMES, holds, emission.untilNanos());
    }

    void on(Event event) {
        boolean holds = event.heldBy(tstate);
        if (off == (event.kind() != Event.Kind.IN) && event.kind() != Event.Kind.WAITED) {
            mend(event);
        }
        maybeOff = false;
        switch (event.kind()) {
            case CLOCK:
                clock(event, holds);
                break;
            case OUT:
                out(event, holds);
                break;
            case IN:
                in(event);
                break;
            case WAIT:
                asks(event, holds);
                break;
            case WAITED:
                returned(event);
                break;
            case DROP:
                drops(event);
                break;
            default:
                break;
        }
    }

    /** An event between this one and the one before was lost. */
    private void mend(Event event) {
        if (off) {
            in(event);
        } else if (maybeOff) {
            starvedUntil(event.nanos());
            onCpu.begin(Point.RESUMES, heldOff, event.nanos());
        } else if (!wait.open()) {
            onCpu.end(Point.STOPS, onCpu.held(), event.nanos());
        }
    }

    private void clock(Event event, boolean holds) {
        if (wait.open()) {
            if (wait.stillWaits(event, holds, tstate)) {
                return;
            }
            take();
        }
        onCpu.look(holds, event.nanos(), event.stack());
    }

    /** Another thread has read who holds the GIL. */
    void seen(boolean holds, long nanos) {
        if (off || nanos <= emission.untilNanos()) {
            return;
        }
        if (wait.open()) {
            if (!holds || !wait.hasReturned()) {
                return;
            }
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
        if (wait.open()) {
            if (wait.stillWaits(event, holds, tstate)) {
                wait.again(event);
                return;
            }
            take();
        }
        if (!holds && GilWait.ofReleaser(event)) {
            drops(event);
            releasing = true;
        }
        onCpu.end(Point.ASKS, holds, event.nanos());
        onCpu.begin(Point.ASKS, holds, event.nanos());
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
        if (wait.open()) {
            wait.returned(event);
        }
    }

    /** The wait is over since its last return. */
    private void take() {
        if (wait.yields()) {
            yielded();
            return;
        }
        emission.add(ThreadState.WAITING, BlockedKind.NONE, wait.takenNanos(), onCpu.stack(), 0);
        wait.close();
        asked = false;
        releasing = false;
        emission.setApart();
        onCpu.begin(Point.TAKES, true, emission.untilNanos());
    }

    /** After letting another thread have the GIL, this one did not want it back at once. */
    private void yielded() {
        emission.add(ThreadState.BLOCKED, BlockedKind.LOCK, wait.takenNanos(), onCpu.stack(), 0);
        wait.close();
        onCpu.begin(Point.DROPS, false, emission.untilNanos());
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
        boolean again = releasing || onCpu.seenFreeSince(event.nanos() - SIGNAL_NANOS);
        releasing = false;
        watch.drops(event.nanos());
        if (again) {
            onCpu.end(Point.DROPS, false, event.nanos());
            onCpu.begin(Point.DROPS, false, event.nanos());
            return;
        }
        onCpu.end(Point.DROPS, true, event.nanos());
        emission.setApart();
        onCpu.begin(Point.DROPS, false, event.nanos());
        forcedDrops += asked ? 1 : 0;
        asked = false;
    }

    /** Somebody has waited a whole switch interval and asks this thread to drop the GIL. */
    void ask() {
        asked = true;
    }

    private void out(Event event, boolean holds) {
        queuedSinceNanos = event.runnable() ? event.nanos() : 0;
        onCpu.sawStack(event.stack());
        if (wait.open()) {
            if (wait.stillWaits(event, holds, tstate)) {
                off = true;
                return;
            }
            take();
        }
        sleeps = !event.runnable();
        onCpu.end(sleeps ? Point.SLEEPS : Point.STOPS, holds, event.nanos());
        off = true;
        heldOff = holds;
        kind = inGilMutex ? BlockedKind.LOCK : kindOf(event);
    }

    private static BlockedKind kindOf(Event event) {
        boolean noArgument = (event.flags() & Event.FIRST_ARGUMENT_ZERO) != 0;
        return SystemCalls.kindOf(event.extra(), noArgument ? 0 : 1);
    }

    private void in(Event event) {
        queuedSinceNanos = 0;
        if (wait.open()) {
            wait.onCpu(event);
        } else if (off) {
            boolean woken = event.kind() == Event.Kind.IN && event.extra() > 0;
            offUntil(woken ? event.extra() : event.nanos());
            starvedUntil(event.nanos());
            Point point = sleeps ? Point.WAKES : Point.RESUMES;
            onCpu.begin(point, heldOff, event.nanos());
        }
        off = false;
    }

    private void offUntil(long nanos) {
        if (sleeps && !(heldOff && inGilMutex)) {
            ThreadState state = heldOff ? ThreadState.HELD_BLOCKED : ThreadState.BLOCKED;
            emission.add(state, kind, nanos, onCpu.stack(), 0);
        }
    }

    private void starvedUntil(long nanos) {
        ThreadState state = heldOff ? ThreadState.HELD_STARVED : ThreadState.STARVED;
        emission.add(state, BlockedKind.NONE, nanos, onCpu.stack(), 0);
    }

    /**
     * Says what is certain up to a moment at which this thread's next event has not happened yet.
     */
    void flush(long nanos) {
        if (wait.open() && wait.yields()) {
            return;
        }
        if (wait.open()) {
            long until = wait.hasReturned() ? Math.min(nanos, wait.takenNanos()) : nanos;
            emission.add(ThreadState.WAITING, BlockedKind.NONE, until, onCpu.stack(), 0);
        } else if (off && sleeps) {
            offUntil(nanos);
        } else if (off) {
            starvedUntil(nanos);
        }
    }

    /** The thread, or the recording, has ended. */
    void end(long nanos) {
        if (wait.open()) {
            // Whether it was over when nothing more was seen, nobody knows.
            ThreadState state = wait.yields() ? ThreadState.BLOCKED : ThreadState.WAITING;
            BlockedKind sleepsIn = wait.yields() ? BlockedKind.LOCK : BlockedKind.NONE;
            emission.add(state, sleepsIn, nanos, onCpu.stack(), 0);
        } else if (!off) {
            onCpu.end(Point.STOPS, onCpu.held(), nanos);
        } else {
            flush(nanos);
            starvedUntil(nanos);
        }
        watch.returns(tid, false, nanos);
        emission.flush();
    }
}
