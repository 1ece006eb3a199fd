package dev.gilspy.analysis;

import dev.gilspy.aggregate.ThreadSummary.Times;
import dev.gilspy.model.ThreadState;
import java.util.Map;

/**
 * What one thread did in one stretch, in nanoseconds, by what would become of it without the GIL.
 *
 * @param held work under the GIL that needs a CPU
 * @param heldAsleep work under the GIL that needs none
 * @param outside work without the GIL
 * @param blocked what stays as long as it is: sleep, I/O, locks, all that is done under other GILs
 * @param waiting what was lost in waiting for the GIL or for a CPU
 */
record Activity(double held, double heldAsleep, double outside, double blocked, double waiting) {
    static final Activity NONE = new Activity(0, 0, 0, 0, 0);

    /** Of a stretch in an interpreter under the GIL in question. */
    static Activity under(Times times) {
        Map<ThreadState, Long> nanos = times.stateNanos();
        return new Activity(
                nanos.get(ThreadState.RUNNING),
                nanos.get(ThreadState.HELD_BLOCKED),
                nanos.get(ThreadState.NATIVE),
                nanos.get(ThreadState.BLOCKED),
                nanos.get(ThreadState.WAITING) + withoutCpu(nanos));
    }

    /** Of a stretch in an interpreter under another GIL: that goes on as it does. */
    static Activity beside(Times times) {
        double all = 0;
        for (long nanos : times.stateNanos().values()) {
            all += nanos;
        }
        return new Activity(0, 0, 0, all, 0);
    }

    /** What such a stretch needs a CPU for. */
    static double cpuBeside(Times times) {
        return times.stateNanos().get(ThreadState.RUNNING)
                + times.stateNanos().get(ThreadState.NATIVE);
    }

    private static double withoutCpu(Map<ThreadState, Long> nanos) {
        return nanos.get(ThreadState.STARVED) + nanos.get(ThreadState.HELD_STARVED);
    }

    /** Some of them, which may be named more than once, together. */
    static Activity sum(Activity[] all, int[] picks) {
        double held = 0;
        double heldAsleep = 0;
        double outside = 0;
        double blocked = 0;
        double waiting = 0;
        for (int pick : picks) {
            held += all[pick].held;
            heldAsleep += all[pick].heldAsleep;
            outside += all[pick].outside;
            blocked += all[pick].blocked;
            waiting += all[pick].waiting;
        }
        return new Activity(held, heldAsleep, outside, blocked, waiting);
    }

    Activity plus(Activity other) {
        return new Activity(
                held + other.held,
                heldAsleep + other.heldAsleep,
                outside + other.outside,
                blocked + other.blocked,
                waiting + other.waiting);
    }

    /** What needs a CPU. */
    double cpu() {
        return held + outside;
    }

    /** What takes its time whatever the GIL and the CPUs are. */
    double delay() {
        return heldAsleep + blocked;
    }

    /** What was got done under the GIL. */
    double work() {
        return held + heldAsleep;
    }

    double all() {
        return cpu() + delay() + waiting;
    }
}
