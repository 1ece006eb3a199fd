package dev.gilspy.analysis;

import dev.gilspy.aggregate.BlockDurations;
import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.aggregate.Resampling;
import dev.gilspy.aggregate.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How far the figures of a recording can be trusted, by Efron's bootstrap over blocks of about a
 * second. The same recording always gives the same answer.
 */
public final class Bootstrap {
    private static final int DRAWS = 200;
    private static final long SEED = 42;
    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    private final Summary summary;
    private final Resampling resampling;
    private final List<int[]> draws = new ArrayList<>();
    private List<Summary> drawn;

    private Bootstrap(Summary summary) {
        this.summary = summary;
        this.resampling = Resampling.of(summary);
        Random random = new Random(SEED);
        int blocks = resampling.blocks();
        for (int i = 0; i < DRAWS && blocks > 1; i++) {
            draws.add(random.ints(blocks, 0, blocks).toArray());
        }
    }

    /** Of a recording in which something was observed. */
    public static Bootstrap of(Summary summary) {
        return new Bootstrap(summary);
    }

    /** How many blocks of time the recording has; of one alone nothing can be told. */
    public int blocks() {
        return resampling.blocks();
    }

    /** Recordings that might as well have been; empty if there are too few blocks to tell. */
    List<Summary> drawn() {
        if (drawn == null) {
            drawn = draws.stream().map(resampling::summary).toList();
        }
        return drawn;
    }

    /** Of a figure that depends on times only: shares, means, utilisation. */
    public Estimate share(ToDoubleFunction<Summary> figure) {
        return estimate(
                figure.applyAsDouble(summary),
                drawn().stream().mapToDouble(figure).sorted().toArray());
    }

    /**
     * Of a percentile of holds or waits, in nanoseconds.
     *
     * @param threads whose, by the ids of the first process's threads
     * @param percentile 0 to 100
     */
    public Estimate duration(EpisodeKind kind, IntPredicate threads, double percentile) {
        BlockDurations durations = resampling.durations(kind, threads);
        int[] all = IntStream.range(0, blocks()).toArray();
        return estimate(
                durations.at(percentile, all),
                draws.stream()
                        .mapToDouble(picks -> durations.at(percentile, picks))
                        .sorted()
                        .toArray());
    }

    private static Estimate estimate(double value, double[] sorted) {
        double[] known = Arrays.stream(sorted).filter(figure -> !Double.isNaN(figure)).toArray();
        return known.length == 0
                ? new Estimate(value, Double.NaN, Double.NaN)
                : new Estimate(value, at(known, LOW), at(known, HIGH));
    }

    private static double at(double[] sorted, double part) {
        return sorted[(int) Math.round(part * (sorted.length - 1))];
    }
}
