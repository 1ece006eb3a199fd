package dev.gilspy.live;

import dev.gilspy.live.Truth.Durations;
import dev.gilspy.live.TruthLog.Cycle;
import dev.gilspy.live.TruthLog.Worker;
import java.util.function.ToLongFunction;

/**
 * How long one thread's holds and waits truly lasted within a window. What reaches out of the
 * window is cut, as it is for a profiler that saw no more than the window.
 *
 * @param waits of those that lasted at least {@link #SHORTEST_WAIT_NANOS}
 */
public record ClippedTruth(Durations holds, Durations waits) {
    /** To be waited for, a GIL must be held: what is shorter was only fetched. */
    public static final long SHORTEST_WAIT_NANOS = 20_000;

    public static ClippedTruth of(Worker worker, long fromNanos, long toNanos) {
        Window window = new Window(fromNanos, toNanos);
        return new ClippedTruth(
                window.durations(worker, Cycle::got, Cycle::drop, 1),
                window.durations(worker, Cycle::ask, Cycle::got, SHORTEST_WAIT_NANOS));
    }

    private record Window(long fromNanos, long toNanos) {

        Durations durations(
                Worker worker, ToLongFunction<Cycle> begin, ToLongFunction<Cycle> end, long least) {
            return Durations.of(
                    worker.cycles().stream()
                            .mapToLong(
                                    cycle ->
                                            inside(
                                                    begin.applyAsLong(cycle),
                                                    end.applyAsLong(cycle)))
                            .filter(nanos -> nanos >= least)
                            .toArray());
        }

        private long inside(long begin, long end) {
            return Math.min(toNanos, end) - Math.max(fromNanos, begin);
        }
    }
}
