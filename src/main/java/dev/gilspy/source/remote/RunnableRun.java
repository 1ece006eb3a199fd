package dev.gilspy.source.remote;

import dev.gilspy.classify.RunnableSplit;
import dev.gilspy.classify.RunnableSplit.Evidence;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import dev.gilspy.source.ThreadTimeline;
import dev.gilspy.source.ThreadTimeline.Piece;

/**
 * Looks at one thread, one after the other, that found it runnable, kept until the kernel's
 * accounts tell how much of the time it was on a CPU. Then they are divided and handed to the
 * timeline.
 */
final class RunnableRun {
    /** Different looks kept at most; then the run is divided with the evidence there is. */
    static final int CAPACITY = 128;

    /**
     * A thread on a CPU has CPU time booked at every scheduler tick, which comes each 1 - 10 ms.
     * One for which nothing has been booked for three of the longest has no CPU.
     */
    private static final long NO_CPU_NANOS = 30_000_000;

    private final ThreadTimeline timeline;
    private final RunnableSplit split = new RunnableSplit();
    private final Piece piece = new Piece();
    private final long[] toNanos = new long[CAPACITY];
    private final int[] stacks = new int[CAPACITY];
    private final int[] holders = new int[CAPACITY];
    private final int[] holderStacks = new int[CAPACITY];
    private final int[] interpreters = new int[CAPACITY];
    private final boolean[] newEpisodes = new boolean[CAPACITY];
    private final boolean[] otherContexts = new boolean[CAPACITY];
    private final int[] samples = new int[CAPACITY];
    private final Evidence evidence = new Evidence();
    private final KernelAccount atStart = new KernelAccount();
    private long busyAtStartNanos;

    /**
     * Queueing that was booked but is not handed on yet, since it began before its run's first
     * look; below 0, queueing that was handed on before it was booked.
     */
    private long queuedBeforeNanos;

    private long fromNanos;
    private boolean queuedFirst;
    private int count;

    /**
     * @param waitersPoll whether who waits for the GIL wakes up every moment to look
     */
    RunnableRun(ThreadTimeline timeline, boolean waitersPoll) {
        this.timeline = timeline;
        evidence.waitersPoll = waitersPoll;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Whether it should be divided although nothing has been booked. */
    boolean isOverdue() {
        return count == CAPACITY || count > 0 && toNanos[count - 1] - fromNanos > NO_CPU_NANOS;
    }

    /** Whether the looks kept are of a thread that held the GIL. */
    boolean holder() {
        return evidence.holder;
    }

    /**
     * Begins a run.
     *
     * @param account the thread's at its first look
     * @param busyNanos what the sampler itself had used by then
     * @param queuedFirst whether the thread came from sleep, so that it queued before it ran
     */
    void begin(boolean holder, KernelAccount account, long busyNanos, boolean queuedFirst) {
        evidence.holder = holder;
        this.queuedFirst = queuedFirst;
        atStart.copy(account);
        busyAtStartNanos = busyNanos;
    }

    /** The thread has slept: what it queued before has nothing to do with what comes. */
    void forget() {
        queuedBeforeNanos = 0;
    }

    /**
     * Whether the thread wanted the GIL when the run began.
     *
     * @param usualShare in how many of its late looks it slept for the GIL, 0 to 1
     */
    void wantedBefore(boolean wanted, double usualShare) {
        evidence.wantedBefore = wanted;
        evidence.usualWaitingShare = usualShare;
    }

    /** Adds a look that stands for the time from the end of the one before. */
    void add(Sight sight, long from, long to) {
        if (count == 0) {
            fromNanos = from;
        } else if (isAsBefore(sight)) {
            toNanos[count - 1] = to;
            samples[count - 1]++;
            return;
        }
        samples[count] = 1;
        toNanos[count] = to;
        stacks[count] = sight.stack;
        holders[count] = sight.holder;
        holderStacks[count] = sight.holderStack;
        interpreters[count] = sight.interpreter;
        newEpisodes[count] = sight.newEpisode;
        otherContexts[count] = sight.otherContext;
        count++;
    }

    private boolean isAsBefore(Sight sight) {
        int before = count - 1;
        return stacks[before] == sight.stack
                && holders[before] == sight.holder
                && holderStacks[before] == sight.holderStack
                && interpreters[before] == sight.interpreter
                && !sight.newEpisode
                && !sight.otherContext;
    }

    /**
     * Divides the run and hands it on.
     *
     * @param account the thread's now
     * @param busyNanos what the sampler itself has used by now
     * @param next what the thread does now
     * @return whether the thread ended the run still wanting the GIL
     */
    boolean resolve(KernelAccount account, long busyNanos, Sight next) {
        long nanos = toNanos[count - 1] - fromNanos;
        long queued = queuedBeforeNanos + queuedSinceStart(account, busyNanos);
        boolean noCpu = nanos > NO_CPU_NANOS && account.same(atStart);
        evidence.queuedNanos = noCpu ? nanos : Math.max(0, queued);
        evidence.cpuNanos = account.cpuNanos - atStart.cpuNanos;
        evidence.timesScheduledIn = account.timesScheduledIn - atStart.timesScheduledIn;
        evidence.parkedAfter = next.parked && !next.holds;
        evidence.holdsAfter = next.holds;
        split.split(Math.max(1, nanos), evidence);
        handOn(
                queuedFirst
                        ? fromNanos + nanos - split.onCpuNanos()
                        : fromNanos + split.onCpuNanos());
        count = 0;
        boolean carries = evidence.holder || noCpu;
        queuedBeforeNanos = carries ? queued - (nanos - split.onCpuNanos()) : 0;
        return split.onCpuState() == ThreadState.WAITING;
    }

    private long queuedSinceStart(KernelAccount account, long busyNanos) {
        long queued = account.queuedNanos - atStart.queuedNanos;
        return queued - Math.min(queued, busyNanos - busyAtStartNanos);
    }

    private void handOn(long cut) {
        long from = fromNanos;
        for (int i = 0; i < count; i++) {
            long middle = Math.max(from, Math.min(cut, toNanos[i]));
            boolean firstIsLonger = middle - from >= toNanos[i] - middle;
            piece.stack = stacks[i];
            piece.interpreter = interpreters[i];
            piece.newEpisode = newEpisodes[i];
            piece.otherContext = otherContexts[i];
            handOn(i, from, middle, queuedFirst, firstIsLonger);
            handOn(i, middle, toNanos[i], !queuedFirst, !firstIsLonger);
            from = toNanos[i];
        }
    }

    private void handOn(int look, long from, long to, boolean queued, boolean counts) {
        if (from == to && !counts) {
            return;
        }
        piece.state = queued ? split.offCpuState() : split.onCpuState();
        piece.kind = BlockedKind.NONE;
        piece.fromNanos = from;
        piece.toNanos = to;
        piece.samples = counts ? samples[look] : 0;
        boolean waits = piece.state == ThreadState.WAITING;
        piece.holder = waits ? holders[look] : ThreadInfo.NOBODY;
        piece.holderStack = waits ? holderStacks[look] : 0;
        timeline.add(piece);
        piece.newEpisode = false;
        piece.otherContext = false;
    }
}
