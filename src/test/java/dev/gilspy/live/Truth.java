package dev.gilspy.live;

import dev.gilspy.live.TruthLog.Cycle;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What was true of one thread in a window of time.
 *
 * @param held share of the window in which it held the GIL, 0 to 1
 * @param waiting share in which it waited for it
 * @param holds how long its holds lasted, of those that overlap the window
 * @param waits how long its waits lasted, of those that overlap the window
 */
public record Truth(double held, double waiting, Durations holds, Durations waits) {

    /** A distribution of durations, by nearest rank. All 0 if there are none. */
    public record Durations(
            long count, long p50Nanos, long p90Nanos, long p99Nanos, long maxNanos) {

        /** Sorts what it is given. */
        public static Durations of(long[] nanos) {
            Arrays.sort(nanos);
            return new Durations(
                    nanos.length,
                    rank(nanos, 0.50),
                    rank(nanos, 0.90),
                    rank(nanos, 0.99),
                    rank(nanos, 1));
        }

        private static long rank(long[] sorted, double share) {
            return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
        }
    }

    /** The rest: neither held nor waited for. Letting go of the GIL is part of it. */
    public double outside() {
        return 1 - held - waiting;
    }

    static Truth of(List<Cycle> cycles, long fromNanos, long toNanos) {
        Stretches holds = new Stretches(cycles, Cycle::got, Cycle::drop, fromNanos, toNanos);
        Stretches waits = new Stretches(cycles, Cycle::ask, Cycle::got, fromNanos, toNanos);
        return new Truth(holds.share(), waits.share(), holds.durations(), waits.durations());
    }

    /** One kind of stretch in every cycle, seen through a window. */
    private record Stretches(
            List<Cycle> cycles,
            ToLongFunction<Cycle> begin,
            ToLongFunction<Cycle> end,
            long fromNanos,
            long toNanos) {

        double share() {
            long inside = cycles.stream().mapToLong(this::nanosInside).sum();
            return (double) inside / (toNanos - fromNanos);
        }

        Durations durations() {
            return Durations.of(
                    cycles.stream()
                            .filter(cycle -> nanosInside(cycle) > 0)
                            .mapToLong(cycle -> end.applyAsLong(cycle) - begin.applyAsLong(cycle))
                            .toArray());
        }

        private long nanosInside(Cycle cycle) {
            long from = Math.max(fromNanos, begin.applyAsLong(cycle));
            long to = Math.min(toNanos, end.applyAsLong(cycle));
            return Math.max(0, to - from);
        }
    }
}
