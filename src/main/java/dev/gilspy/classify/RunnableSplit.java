package dev.gilspy.classify;

import dev.gilspy.model.ThreadState;

/**
 * Divides a stretch in which a thread looked runnable into time on a CPU and time without one.
 *
 * <p>A look at a runnable thread cannot tell the two apart, since the kernel books CPU time only at
 * a scheduler tick or when the thread leaves its CPU, and queueing time only when it gets one. So
 * the stretch is divided when the next movement has been booked: by the CPU time and queueing time
 * that were booked from its first look on. A thread that was off its CPU at that look has an exact
 * CPU account, hence only what it used later counts; one that was on it has a stale account, hence
 * its whole burst counts.
 *
 * <p>Reused object: {@link #split} fills the fields, to allocate nothing.
 */
public final class RunnableSplit {
    /**
     * What waking up, looking at the GIL and going to sleep again costs in CPU; more is real work.
     */
    static final long WAKE_UP_NANOS = 15_000;

    /** Queueing no longer than this is the scheduler at work, not a lack of CPUs. */
    private static final long NO_QUEUE_NANOS = 20_000;

    /**
     * What one look of a waiter that polls costs in CPU. Measured with PyPy 8.0.1: 15 µs on
     * average.
     */
    private static final long POLL_NANOS = 40_000;

    /** A thread that gets a CPU so often between two samples, and hardly uses it, polls. */
    private static final int FEWEST_POLLS = 2;

    private ThreadState onCpuState = ThreadState.NATIVE;
    private ThreadState offCpuState = ThreadState.STARVED;
    private long onCpuNanos;

    /**
     * @param nanos length of the stretch, above 0
     * @param evidence what was booked
     */
    public void split(long nanos, Evidence evidence) {
        if (evidence.holder) {
            splitHold(nanos, evidence);
        } else if (evidence.waitersPoll && looksLikePolling(evidence)) {
            splitPolling(nanos, evidence);
        } else {
            splitOutside(nanos, evidence);
        }
    }

    private void splitHold(long nanos, Evidence evidence) {
        onCpuState = ThreadState.RUNNING;
        offCpuState = ThreadState.HELD_STARVED;
        onCpuNanos = nanos - Math.min(nanos, evidence.queuedNanos);
    }

    private void splitOutside(long nanos, Evidence evidence) {
        long work =
                Math.max(0, evidence.cpuNanos - WAKE_UP_NANOS * (1 + evidence.timesScheduledIn));
        long queued = evidence.queuedNanos > NO_QUEUE_NANOS ? evidence.queuedNanos : 0;
        // One that holds the GIL next without anything booked has been on a CPU all along.
        boolean onTheWay = work == 0 && (evidence.wantedBefore || evidence.parkedAfter);
        // What wanted the GIL, and had only to be given a CPU to hold it, had been woken in its
        // queue.
        boolean woken = work == 0 && evidence.wantedBefore && evidence.holdsAfter;
        offCpuState = woken ? ThreadState.WAITING : ThreadState.STARVED;
        onCpuState = onTheWay ? ThreadState.WAITING : ThreadState.NATIVE;
        double share = work + queued == 0 ? 1 : (double) work / (work + queued);
        onCpuNanos = (long) (nanos * share);
        if (work == 0 && queued > 0 && evidence.holdsAfter && !evidence.wantedBefore) {
            divideQueue(nanos, evidence.usualWaitingShare);
        }
    }

    private static boolean looksLikePolling(Evidence evidence) {
        return evidence.wantedBefore
                || evidence.parkedAfter
                || evidence.timesScheduledIn >= FEWEST_POLLS;
    }

    /** Between two looks at the GIL the thread sleeps, or would like to look again. */
    private void splitPolling(long nanos, Evidence evidence) {
        long work = evidence.cpuNanos - POLL_NANOS * (1 + evidence.timesScheduledIn);
        onCpuState = work > 0 ? ThreadState.NATIVE : ThreadState.WAITING;
        offCpuState = ThreadState.WAITING;
        onCpuNanos = work > 0 ? Math.min(nanos, work) : nanos;
    }

    /**
     * A thread that only queued for a CPU and then holds the GIL had either been woken in the GIL's
     * queue since the look before, or was outside. Nothing tells which, so its habits decide.
     */
    private void divideQueue(long nanos, double waitingShare) {
        onCpuState = ThreadState.WAITING;
        onCpuNanos = (long) (nanos * waitingShare);
    }

    /** State of the part on a CPU. */
    public ThreadState onCpuState() {
        return onCpuState;
    }

    /** State of the part without one. */
    public ThreadState offCpuState() {
        return offCpuState;
    }

    /** Length of the part on a CPU; the rest of the stretch was without one. */
    public long onCpuNanos() {
        return onCpuNanos;
    }

    /** What was booked for a runnable stretch. Mutable, to be reused. */
    public static final class Evidence {
        /** Whether the thread held the GIL throughout. */
        public boolean holder;

        /** CPU time booked between the stretch's first look and its resolution. */
        public long cpuNanos;

        /**
         * Queueing time booked meanwhile, less what the sampler itself displaced the thread for.
         */
        public long queuedNanos;

        /** How often it was given a CPU meanwhile. */
        public long timesScheduledIn;

        /** Whether it waited for the GIL before the stretch, and has done no work since. */
        public boolean wantedBefore;

        /** Whether who waits for the GIL wakes up every moment to look whether it is free. */
        public boolean waitersPoll;

        /** In how many of its late looks the thread slept for the GIL, 0 to 1. */
        public double usualWaitingShare;

        /** Whether it sleeps for the GIL at the end of the stretch. */
        public boolean parkedAfter;

        /** Whether it holds the GIL at the end of the stretch. */
        public boolean holdsAfter;
    }
}
