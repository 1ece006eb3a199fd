package dev.gilspy.aggregate;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.HdrHistogram.HistogramIterationValue;

/** Durations of holds or waits of some threads, counted block by block. */
public final class BlockDurations {
    private final long[] valueNanos;
    private final long[][] counts;

    private BlockDurations(long[] valueNanos, long[][] counts) {
        this.valueNanos = valueNanos;
        this.counts = counts;
    }

    static BlockDurations of(
            ProcessSummary process, Blocks blocks, EpisodeKind kind, IntPredicate threads) {
        List<IntervalHistogram> wanted = new ArrayList<>();
        for (IntervalHistogram interval : process.intervals()) {
            if (interval.kind() == kind && threads.test(interval.thread())) {
                wanted.add(interval);
            }
        }
        Map<Long, long[]> byValue = new TreeMap<>();
        for (IntervalHistogram interval : wanted) {
            int block = blocks.at(interval.fromNanos());
            for (HistogramIterationValue value : interval.histogram().recordedValues()) {
                byValue.computeIfAbsent(value.getValueIteratedTo(), v -> new long[blocks.count()])[
                                block] +=
                        value.getCountAtValueIteratedTo();
            }
        }
        return new BlockDurations(
                byValue.keySet().stream().mapToLong(Long::longValue).toArray(),
                byValue.values().toArray(long[][]::new));
    }

    /** How many durations there are in all blocks. */
    public long count() {
        long sum = 0;
        for (long[] ofValue : counts) {
            for (long count : ofValue) {
                sum += count;
            }
        }
        return sum;
    }

    /**
     * The durations in the picked blocks added up, in nanoseconds.
     *
     * @param fromNanos of those only that are as long as this or longer
     */
    public double sum(long fromNanos, int[] picks) {
        double sum = 0;
        for (int value = 0; value < counts.length; value++) {
            for (int pick : picks) {
                sum +=
                        valueNanos[value] >= fromNanos
                                ? (double) valueNanos[value] * counts[value][pick]
                                : 0;
            }
        }
        return sum;
    }

    /**
     * A percentile of the durations in the picked blocks, in nanoseconds; NaN if these have none.
     *
     * @param percentile 0 to 100
     */
    public double at(double percentile, int[] picks) {
        long[] picked = new long[counts.length];
        long all = 0;
        for (int value = 0; value < counts.length; value++) {
            for (int pick : picks) {
                picked[value] += counts[value][pick];
            }
            all += picked[value];
        }
        long rank = Math.max(1, (long) Math.ceil(percentile / 100 * all));
        long seen = 0;
        for (int value = 0; value < picked.length; value++) {
            seen += picked[value];
            if (seen >= rank) {
                return valueNanos[value];
            }
        }
        return Double.NaN;
    }
}
