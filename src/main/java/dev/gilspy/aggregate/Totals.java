package dev.gilspy.aggregate;

import dev.gilspy.model.Ending;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.ProcessUsage;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.ThreadState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What has been seen of one process until now, in figures that never shrink: the difference of two
 * of these is what happened between them.
 *
 * @param process null if nothing is known of it yet
 * @param ending null while it goes on
 * @param quality null before it is known
 * @param usage null if it is not known
 * @param observedNanos from the beginning until now
 * @param groups by name
 */
public record Totals(
        ProcessInfo process,
        Ending ending,
        RunQuality quality,
        ProcessUsage usage,
        long observedNanos,
        List<Interpreter> interpreters,
        List<Group> groups) {

    /**
     * The GIL as the threads of one interpreter used it.
     *
     * @param id as in {@link Summary.InterpreterSummary}
     * @param heldNanos time in which one of them, or somebody unknown, held it
     * @param waitingNanos time in which they waited for it, added up
     * @param nativeNanos time in which they were in native code on a CPU, added up
     * @param tally null if nothing was counted
     * @param lately how it was in the last seconds
     */
    public record Interpreter(
            int id,
            long heldNanos,
            long waitingNanos,
            long nativeNanos,
            GilTally tally,
            Lately lately) {}

    /**
     * The means of the last {@link RecentTimes#WINDOW_NANOS}, or since the beginning where that was
     * later; NaN when there is nothing yet.
     *
     * @param utilisation share of the time in which the GIL was held
     * @param waiting mean number of threads that waited
     */
    public record Lately(double utilisation, double waiting) {
        /** Mean number of threads that held or wanted the GIL. */
        public double demand() {
            return utilisation + waiting;
        }
    }

    /**
     * Threads whose names differ in digits only.
     *
     * @param name "" for threads without one
     * @param threads how many of them were there in the last seconds
     * @param stateNanos their time by state, added up
     * @param durations their holds and waits that have ended
     */
    public record Group(
            String name,
            int threads,
            Map<ThreadState, Long> stateNanos,
            Map<EpisodeKind, DurationCounts> durations) {

        public Group named(String newName) {
            return new Group(newName, threads, stateNanos, durations);
        }

        /** Both together, under this one's name. */
        public Group plus(Group other) {
            Map<ThreadState, Long> nanos = new EnumMap<>(stateNanos);
            other.stateNanos.forEach((state, more) -> nanos.merge(state, more, Long::sum));
            Map<EpisodeKind, DurationCounts> counts = new EnumMap<>(durations);
            other.durations.forEach((kind, more) -> counts.merge(kind, more, DurationCounts::plus));
            return new Group(name, threads + other.threads, nanos, counts);
        }
    }
}
