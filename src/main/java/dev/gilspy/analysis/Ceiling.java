package dev.gilspy.analysis;

import dev.gilspy.analysis.Loads.ThreadLoad;

/**
 * What the work could gain if the GIL were gone, as a factor of its present speed, on the same
 * CPUs. Each thread does again what it did, without the waiting for the GIL; its pauses (I/O,
 * sleep, locks) stay as long as they were, so that a thread which is mostly idle gains little, and
 * the CPUs are shared by all that want one at a moment. Threads count by what they got done under
 * the GIL.
 */
final class Ceiling {
    private final Loads loads;

    private Ceiling(Loads loads) {
        this.loads = loads;
    }

    /** Null where too little is held to tell. */
    static Ceiling of(Situation situation, Loads loads) {
        boolean known =
                situation.gilEnabled()
                        && situation.held() >= Thresholds.CEILING_NEEDS_HELD
                        && !Double.isNaN(situation.cpus());
        return known ? new Ceiling(loads) : null;
    }

    /** The factor, 1 or more, with its bounds. */
    Estimate estimate(Bootstrap bootstrap) {
        return bootstrap.ofPicks(this::factor).atLeast(1);
    }

    /** In some blocks; NaN if nothing was done in them. */
    double factor(int[] picks) {
        double work = 0;
        double faster = 0;
        double cpuNanos = 0;
        double windowNanos = 0;
        for (ThreadLoad thread : loads.threads()) {
            Activity now = thread.now(picks);
            double freeNanos = thread.freeNanos(picks);
            if (freeNanos > 0) {
                work += now.work();
                faster += now.work() * now.all() / freeNanos;
                cpuNanos += now.cpu() * now.all() / freeNanos;
                windowNanos = Math.max(windowNanos, now.all());
            }
        }
        double factor = work == 0 ? Double.NaN : faster / work;
        double affordable = loads.cpus(picks, windowNanos) * windowNanos;
        return cpuNanos > affordable ? factor * affordable / cpuNanos : factor;
    }
}
