package dev.gilspy.aggregate;

import dev.gilspy.model.Ending;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import java.util.List;

/**
 * A recording added up: what every report is made from. Immutable.
 *
 * @param observedNanos how long the target was observed
 */
public record Summary(
        Run run,
        Ending ending,
        RunQuality quality,
        long observedNanos,
        List<ProcessSummary> processes) {

    public Summary {
        processes = List.copyOf(processes);
    }

    /**
     * One process.
     *
     * @param threads busiest first: by time not blocked, then by TID
     */
    public record ProcessSummary(
            ProcessInfo info,
            List<InterpreterSummary> interpreters,
            List<ThreadSummary> threads,
            List<Blame> blame,
            List<StackSummary> stacks) {

        public ProcessSummary {
            interpreters = List.copyOf(interpreters);
            threads = List.copyOf(threads);
            blame = List.copyOf(blame);
            stacks = List.copyOf(stacks);
        }
    }

    /**
     * One GIL.
     *
     * @param utilisation share of the time in which anybody held it, 0 to 1
     * @param waitingMean mean number of threads that waited for it
     * @param nativeMean mean number of threads of this interpreter in native code on a CPU
     * @param tally what was counted on it
     */
    public record InterpreterSummary(
            int id, double utilisation, double waitingMean, double nativeMean, GilTally tally) {

        /** Mean number of threads that hold or want the GIL. */
        public double demand() {
            return utilisation + waitingMean;
        }

        public double switchesPerSecond() {
            return tally.observedNanos() == 0 ? 0 : tally.switches() * 1e9 / tally.observedNanos();
        }
    }
}
