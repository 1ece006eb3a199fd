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
        boolean wants = evidence.wantedBefore;
        long work =
                Math.max(0, evidence.cpuNanos - WAKE_UP_NANOS * (1 + evidence.timesScheduledIn));
        offCpuState = wants ? ThreadState.WAITING : ThreadState.STARVED;
        onCpuState = ThreadState.NATIVE;
        if (work > 0) {
            onCpuNanos = (long) (nanos * ((double) work / (work + evidence.queuedNanos)));
            return;
        }
        // It did no work: it was caught on its way into, out of or through the queue for the GIL.
        boolean onTheWay = wants || evidence.wantsAfter;
        onCpuState = onTheWay ? ThreadState.WAITING : ThreadState.NATIVE;
        onCpuNanos = nanos - Math.min(nanos, evidence.queuedNanos);
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

        /** Whether it waited for the GIL before the stretch, and has not worked since. */
        public boolean wantedBefore;

        /** Whether it waits for the GIL, or holds it, at the end of the stretch. */
        public boolean wantsAfter;
    }
}
