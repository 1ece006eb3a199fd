package dev.gilspy.source.kernel;

/**
 * A wait for the GIL: one or more futex calls. take_gil() in CPython's Python/ceval_gil.c sleeps on
 * the GIL's condition variable for a switch interval at a time and looks again after each, so a
 * call that returns says neither that the wait is over nor that it goes on: what the thread does
 * next does.
 */
final class GilWait {
    /** Longest time on a CPU from one call to the next of the same wait. Usual: 2 to 10 µs. */
    private static final long LONGEST_LOOK_NANOS = 60_000;

    /** The GIL's struct has cond, mutex, switch_cond, switch_mutex one after the other. */
    private static final int COND_BYTES = 48;

    private static final int SWITCH_COND_AT = 88;

    private static final int FUTEX_WAIT = 0;
    private static final int WITHOUT_TIMEOUT_MASK = 256;

    private static final long UNKNOWN = -1;

    private boolean open;
    private boolean yields;
    private long switches = UNKNOWN;
    private long beganNanos;
    private long returnedNanos;
    private long switchesAtReturn = UNKNOWN;
    private boolean handed;
    private long queuedNanos;
    private long waitingForGilNanos;
    private long waitingForCpuNanos;

    /**
     * Whether this is no wait for the GIL, but one of a thread that has let go of it: glibc's
     * pthread_cond_signal waits, without a time limit, for those of the group of waiters before.
     */
    static boolean ofReleaser(Event event) {
        boolean unlimited = (event.detail() & WITHOUT_TIMEOUT_MASK) == 0;
        return event.extra() < COND_BYTES && (event.detail() & 0xff) == FUTEX_WAIT && unlimited;
    }

    /** Whether the thread is about to sleep on the condition variable that a drop signals. */
    static boolean ofWaiter(Event event) {
        return event.extra() < COND_BYTES && !ofReleaser(event);
    }

    boolean open() {
        return open;
    }

    void begin(long nanos) {
        open = true;
        yields = false;
        switches = UNKNOWN;
        beganNanos = nanos;
        returnedNanos = 0;
        queuedNanos = 0;
        handed = false;
    }

    /** It begins with a call. */
    void begin(Event event) {
        begin(event.nanos());
        switches = event.switches();
    }

    /**
     * Whether a time-out at this count of switches asks the holder to drop the GIL: if it is still
     * the one of when the call was made. Another one has an interval of its own.
     */
    boolean asksAt(long switchesNow) {
        return switches == switchesNow;
    }

    /** A thread that was asked to drop the GIL waits until another one has got it. */
    void beginYield(long nanos) {
        begin(nanos);
        yields = true;
    }

    static boolean ofYielder(Event event) {
        return event.extra() >= SWITCH_COND_AT;
    }

    /** Whether the thread may want something else than the GIL once another one has it. */
    boolean yields() {
        return yields;
    }

    /** The thread goes to sleep again, which it does for the GIL if that is what it wants. */
    void again(Event event) {
        yields &= ofYielder(event);
        switches = event.switches();
        returnedNanos = 0;
        queuedNanos = 0;
    }

    /** A call has returned. */
    void returned(Event event) {
        returnedNanos = event.nanos();
        switchesAtReturn = event.knowsGil() ? event.switches() : UNKNOWN;
        handed = event.detail() == 0;
    }

    boolean hasReturned() {
        return returnedNanos != 0;
    }

    /** The thread has got a CPU, within its call or after it. */
    void onCpu(Event event) {
        if (hasReturned()) {
            queuedNanos += event.nanos() - returnedNanos;
            returnedNanos = event.nanos();
        } else {
            long woken = event.kind() == Event.Kind.IN ? event.extra() : 0;
            queuedNanos = woken > 0 ? event.nanos() - woken : 0;
        }
    }

    /**
     * Whether the wait goes on at an event: the thread is still within its call, or has looked at
     * the GIL after it and not got it. If not, it has had the GIL since {@link #takenNanos}.
     */
    boolean stillWaits(Event event, boolean holds, long pthread) {
        if (!hasReturned()) {
            if (!holds && event.kind() != Event.Kind.WAIT) {
                return true;
            }
            returnedNanos = event.nanos(); // the event that said so was lost
            switchesAtReturn = UNKNOWN;
        }
        boolean had = holds || event.lastHolder() == pthread && event.knowsGil();
        if (had || holderBefore(event)) {
            return !had;
        }
        boolean sleepsElsewhere = event.kind() == Event.Kind.OUT && !event.runnable();
        boolean looking = event.nanos() - returnedNanos < LONGEST_LOOK_NANOS;
        return looking && !sleepsElsewhere;
    }

    /**
     * Whether the GIL has changed hands too seldom since the call returned for this thread to have
     * had it in between: its taking would be one change, and that of who has it now another.
     */
    private boolean holderBefore(Event event) {
        boolean known = switchesAtReturn != UNKNOWN && event.knowsGil();
        return known && !yields && event.switches() - switchesAtReturn <= 1;
    }

    /** When it got the GIL: at the last return, or when it got a CPU after that. */
    long takenNanos() {
        return returnedNanos;
    }

    void close() {
        open = false;
        if (yields) {
            return;
        }
        // One that was over before the thread was first looked at has not been seen at all.
        long nanos = Math.max(0, returnedNanos - beganNanos);
        long forCpu = handed ? Math.min(queuedNanos, nanos) : 0;
        waitingForCpuNanos += forCpu;
        waitingForGilNanos += nanos - forCpu;
    }

    /** Of all waits that are over, the time until the thread was woken to take the GIL. */
    long waitingForGilNanos() {
        return waitingForGilNanos;
    }

    /** Of all waits that are over, the time from then until it had a CPU. */
    long waitingForCpuNanos() {
        return waitingForCpuNanos;
    }
}
