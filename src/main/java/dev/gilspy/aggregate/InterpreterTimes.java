package dev.gilspy.aggregate;

import dev.gilspy.model.GilTally;
import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.ThreadState;

/** The time of all threads in one interpreter. */
final class InterpreterTimes {
    private final StateTimes times = new StateTimes();
    private int threads;

    /** Adds one thread's time in it. */
    void add(StateTimes thread) {
        times.addAll(thread);
        threads += thread.nanos() > 0 ? 1 : 0;
    }

    /**
     * @param tally what was counted on its GIL as this interpreter's; null if nothing was
     * @param oneGil whether it had one GIL, and all the time
     * @param observedNanos how long it was observed
     */
    Summary.InterpreterSummary summary(
            InterpreterInfo info, GilTally tally, boolean oneGil, long observedNanos) {
        long held = times.heldNanos() + (tally == null ? 0 : tally.unknownHeldNanos());
        double utilisation = share(held, observedNanos);
        if (oneGil) {
            // Ends of sampled spans may overlap by their uncertainty; one GIL has one holder.
            utilisation = Math.min(1, utilisation);
        }
        return new Summary.InterpreterSummary(
                info.id(),
                info.gil(),
                threads,
                utilisation,
                share(times.nanosIn(ThreadState.WAITING), observedNanos),
                share(times.nanosIn(ThreadState.NATIVE), observedNanos),
                tally);
    }

    private static double share(long part, long whole) {
        return whole <= 0 ? Double.NaN : (double) part / whole;
    }
}
