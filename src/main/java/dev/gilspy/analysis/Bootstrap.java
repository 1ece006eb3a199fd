package dev.gilspy.analysis;

import dev.gilspy.aggregate.BlockDurations;
import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.aggregate.Resampling;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.model.ThreadInfo;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far the figures of a recording can be trusted, by Efron's bootstrap over blocks of about a
 * second, widened for few blocks and for blocks that resemble their neighbours ({@link
 * SmallSample}). It can only tell of what happened: a phase that the recording missed it misses,
 * too. The same recording always gives the same answer.
 */
public final class Bootstrap {
    private static final int MOST_DRAWS = 200;
    private static final int FEWEST_DRAWS = 40;

    /** Threads drawn in all: with a thousand of them the draws are fewer, not slower. */
    private static final int MOST_THREADS_DRAWN = 20_000;

    private static final long SEED = 42;

    private final Summary summary;
    private final Resampling resampling;
    private final int draws;
    private List<Summary> single;
    private List<Summary> drawn;

    private Bootstrap(Summary summary) {
        this.summary = summary;
        this.resampling = Resampling.of(summary);
        int threads = 1;
        for (ProcessSummary process : summary.processes()) {
            threads += process.threads().size();
        }
        this.draws = Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, MOST_THREADS_DRAWN / threads));
    }

    /** Of a recording in which something was observed. */
    public static Bootstrap of(Summary summary) {
        return new Bootstrap(summary);
    }

    /** How many blocks of time the recording has; of one alone nothing can be told. */
    public int blocks() {
        return resampling.blocks();
    }

    /** The block that a moment since the recording began lies in, from 0. */
    int blockAt(long nanos) {
        return resampling.blockAt(nanos);
    }

    /** Each block by itself, in the order of time. */
    List<Summary> single() {
        if (single == null) {
            single = singles().stream().map(resampling::summary).toList();
        }
        return single;
    }

    /**
     * Recordings of some blocks that might as well have been; empty if there are too few to tell.
     * Each is made when it comes: together those of a thousand threads take more than there is.
     */
    Stream<Summary> drawn(int size) {
        return picks(size).stream().map(resampling::summary);
    }

    /**
     * Of a figure that depends on times only and is never negative: shares, means, utilisation. The
     * upper end of a share may be above 1: see {@link Estimate#atMost}.
     */
    public Estimate share(ToDoubleFunction<Summary> figure) {
        if (drawn == null) {
            drawn = drawn(blocks()).toList();
        }
        return Estimate.of(
                figure.applyAsDouble(summary),
                single().stream().mapToDouble(figure).toArray(),
                drawn.stream().mapToDouble(figure).toArray());
    }

    /**
     * Of a percentile of holds or waits, in nanoseconds.
     *
     * @param threads whose
     * @param percentile 0 to 100
     */
    public Estimate duration(EpisodeKind kind, Predicate<ThreadInfo> threads, double percentile) {
        BlockDurations durations = resampling.durations(kind, threads);
        return ofPicks(picks -> durations.at(percentile, picks));
    }

    /** The same figure block by block, in the order of time. */
    public double[] shareOfBlocks(ToDoubleFunction<Summary> figure) {
        return single().stream().mapToDouble(figure).toArray();
    }

    /** The same percentile block by block, in the order of time; NaN where there was none. */
    public double[] durationOfBlocks(
            EpisodeKind kind, Predicate<ThreadInfo> threads, double percentile) {
        BlockDurations durations = resampling.durations(kind, threads);
        return singles().stream().mapToDouble(block -> durations.at(percentile, block)).toArray();
    }

    /** The durations of some threads' holds or waits. */
    BlockDurations durations(EpisodeKind kind, Predicate<ThreadInfo> threads) {
        return resampling.durations(kind, threads);
    }

    /** Of any figure that is never negative, made from the numbers of the blocks drawn. */
    Estimate ofPicks(ToDoubleFunction<int[]> figure) {
        return Estimate.of(
                figure.applyAsDouble(all()),
                singles().stream().mapToDouble(figure).toArray(),
                picks(blocks()).stream().mapToDouble(figure).toArray());
    }

    /** The numbers of all blocks. */
    int[] all() {
        return IntStream.range(0, blocks()).toArray();
    }

    private List<int[]> singles() {
        return IntStream.range(0, blocks()).mapToObj(block -> new int[] {block}).toList();
    }

    private List<int[]> picks(int size) {
        Random random = new Random(SEED);
        int blocks = blocks();
        return IntStream.range(0, blocks > 1 ? draws : 0)
                .mapToObj(draw -> random.ints(size, 0, blocks).toArray())
                .toList();
    }
}
