package dev.gilspy.bench;

import dev.gilspy.live.TruthMix;
import dev.gilspy.live.TruthMix.Manner;
import dev.gilspy.live.TruthMix.Pastime;
import dev.gilspy.live.TruthMix.Spread;
import dev.gilspy.live.TruthMix.Worker;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One cell of the grid: equal threads, which hold the GIL for a while and do without it for a
 * while. They want it for about as long as there is time, so that most holds are contended: that of
 * one thread alone never is.
 *
 * @param holdNanos how long a hold lasts on average; exponentially spread
 * @param outside what the threads do without the GIL
 */
record TruthCell(long holdNanos, int threads, Manner outside) {

    /** Whether it is one that the kernel source's goal is about. */
    boolean contended() {
        return holdNanos >= TruthGoal.SHORTEST_HOLD_NANOS && threads > 1;
    }

    TruthMix mix() {
        long outsideNanos = holdNanos * Math.max(1, threads - 1);
        List<Worker> workers =
                IntStream.range(0, threads)
                        .mapToObj(
                                number ->
                                        new Worker(
                                                "holder-" + number,
                                                spread(holdNanos, Manner.SPIN),
                                                spread(outsideNanos, outside)))
                        .toList();
        return new TruthMix(toString(), workers);
    }

    private static Pastime spread(long meanNanos, Manner manner) {
        return new Pastime(meanNanos, Spread.EXPONENTIAL, manner);
    }

    /** E.g. {@code 200 µs x 8}. */
    @Override
    public String toString() {
        return "%s x %d".formatted(hold(), threads);
    }

    String hold() {
        return holdNanos < 1_000_000 ? holdNanos / 1000 + " µs" : holdNanos / 1_000_000 + " ms";
    }
}
