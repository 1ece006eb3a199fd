package dev.gilspy.analysis;

import dev.gilspy.model.ThreadState;

/** What the work could gain if the GIL were gone, as a factor of its present speed. */
final class Ceiling {
    private Ceiling() {}

    /**
     * The smaller of what the threads ask for, {@code H + W}, and what the CPUs that native code
     * leaves free can give, {@code C - N}, over what is done now, H. Where there are several GILs,
     * this is of one of them: what runs under the others already does so at once, and needs its
     * CPUs too. Holding that is asleep needs no CPU, so the CPUs bound only the rest of it. Null
     * where too little is held to tell.
     */
    static Double of(Situation situation) {
        double held = situation.held();
        if (held < Thresholds.CEILING_NEEDS_HELD
                || Double.isNaN(situation.cpus())
                || !situation.gilEnabled()) {
            return null;
        }
        double asleep = Math.min(held, situation.mean(ThreadState.HELD_BLOCKED)) / held;
        double cpusLeft = Math.max(0, situation.cpus() - inUse(situation));
        double affordable = asleep >= 1 ? situation.demand() : cpusLeft / (1 - asleep);
        return Math.max(1, Math.min(situation.demand(), affordable) / held);
    }

    /** CPUs that native code and the threads under other GILs use. */
    private static double inUse(Situation situation) {
        Whole whole = situation.whole();
        if (!whole.hasSeveralGils()) {
            return situation.inNative();
        }
        double underOthers = whole.mean(ThreadState.RUNNING) - situation.mean(ThreadState.RUNNING);
        return whole.inNative() + Math.max(0, underOthers);
    }
}
