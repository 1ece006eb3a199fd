package dev.gilspy.bench;

import dev.gilspy.bench.DurationDeviations.Durations;
import dev.gilspy.bench.DurationDeviations.Rank;
import dev.gilspy.live.TruthMix;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What a profiler said of one process, held against the truth.
 *
 * @param truth what it was held against
 * @param shares thread by thread
 * @param durations likewise; empty where the profiler says nothing of them
 */
record TruthOutcome(
        Subject subject,
        String profiler,
        Demand truth,
        List<ShareDeviation> shares,
        List<DurationDeviations> durations) {

    /**
     * What was profiled.
     *
     * @param label as tables show it
     * @param contended whether the kernel source's goal is about it
     */
    record Subject(String label, TruthMix mix, boolean contended) {}

    /**
     * What the threads truly did, summed over them.
     *
     * @param held 0 to 1
     * @param waiting the mean number of threads that waited
     */
    record Demand(double held, double waiting) {}

    /** The largest error of any thread, in points; NaN if nothing is said. */
    double worst(ToDoubleFunction<ShareDeviation> share) {
        return errors(share).worst();
    }

    double median(ToDoubleFunction<ShareDeviation> share) {
        return errors(share).median();
    }

    private Figures errors(ToDoubleFunction<ShareDeviation> share) {
        Figures errors = new Figures();
        shares.forEach(deviation -> errors.add(Math.abs(share.applyAsDouble(deviation))));
        return errors;
    }

    /** One quantile of each thread that has it. */
    List<Deviation> at(Rank rank, Function<DurationDeviations, Durations> kind) {
        return durations.stream()
                .map(kind)
                .flatMap(each -> Optional.ofNullable(each.at().get(rank)).stream())
                .toList();
    }

    /** Every quantile of every thread. */
    List<Deviation> all(Function<DurationDeviations, Durations> kind) {
        return durations.stream().flatMap(each -> kind.apply(each).at().values().stream()).toList();
    }
}
