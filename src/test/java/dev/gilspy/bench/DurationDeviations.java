package dev.gilspy.bench;

import dev.gilspy.live.ClippedTruth;
import dev.gilspy.live.Truth;
import dev.gilspy.model.Quantiles;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * How far the quantiles of one thread's durations are off.
 *
 * @param waits of those that truly lasted {@link ClippedTruth#SHORTEST_WAIT_NANOS}
 */
record DurationDeviations(Durations holds, Durations waits) {
    private static final int FEWEST = 10;

    /**
     * Durations of one kind.
     *
     * @param at empty if there were too few to speak of quantiles
     */
    record Durations(long saidCount, long trueCount, Map<Rank, Deviation> at) {}

    /** Which quantile. */
    enum Rank {
        P50(Quantiles::p50Nanos, Truth.Durations::p50Nanos),
        P90(Quantiles::p90Nanos, Truth.Durations::p90Nanos),
        P99(Quantiles::p99Nanos, Truth.Durations::p99Nanos),
        MAX(Quantiles::maxNanos, Truth.Durations::maxNanos);

        private final ToLongFunction<Quantiles> said;
        private final ToLongFunction<Truth.Durations> was;

        Rank(ToLongFunction<Quantiles> said, ToLongFunction<Truth.Durations> was) {
            this.said = said;
            this.was = was;
        }
    }

    /** Where durations were but none was said, 0 was said. */
    static Durations between(Quantiles said, Truth.Durations were) {
        Map<Rank, Deviation> deviations = new EnumMap<>(Rank.class);
        if (were.count() >= FEWEST) {
            for (Rank rank : Rank.values()) {
                long saidNanos = said.count() == 0 ? 0 : rank.said.applyAsLong(said);
                deviations.put(rank, new Deviation(saidNanos, rank.was.applyAsLong(were)));
            }
        }
        return new Durations(said.count(), were.count(), deviations);
    }
}
