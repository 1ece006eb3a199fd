package dev.gilspy.aggregate;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.model.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongToDoubleFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.HdrHistogram.HistogramIterationValue;

/** Durations of holds or waits of some threads, counted block by block. */
public final class BlockDurations {
    private final long[] valueNanos;
    private final List<Counts> blocks;

    /**
     * The durations of one block, which are few of all.
     *
     * @param values places in {@link #valueNanos}, ascending
     * @param counts how often each is there
     */
    private record Counts(int[] values, long[] counts) {
        static Counts of(TreeMap<Long, Long> block, long[] valueNanos) {
            int[] values = new int[block.size()];
            int value = 0;
            int next = 0;
            for (long nanos : block.keySet()) {
                while (valueNanos[value] < nanos) {
                    value++;
                }
                values[next++] = value;
            }
            return new Counts(values, block.values().stream().mapToLong(Long::longValue).toArray());
        }
    }

    private BlockDurations(long[] valueNanos, List<Counts> blocks) {
        this.valueNanos = valueNanos;
        this.blocks = blocks;
    }

    static BlockDurations of(
            Summary summary, Blocks blocks, EpisodeKind kind, Predicate<ThreadInfo> threads) {
        List<TreeMap<Long, Long>> byBlock = new ArrayList<>();
        for (int block = 0; block < blocks.count(); block++) {
            byBlock.add(new TreeMap<>());
        }
        TreeSet<Long> all = new TreeSet<>();
        for (ProcessSummary process : summary.processes()) {
            long sinceNanos = process.window().sinceNanos(summary.run());
            Set<Integer> ids = ids(process, threads);
            for (IntervalHistogram interval : process.intervals()) {
                if (interval.kind() == kind && ids.contains(interval.thread())) {
                    int block = blocks.at(sinceNanos + interval.fromNanos());
                    add(interval, byBlock.get(block), all);
                }
            }
        }
        long[] valueNanos = all.stream().mapToLong(Long::longValue).toArray();
        return new BlockDurations(
                valueNanos, byBlock.stream().map(block -> Counts.of(block, valueNanos)).toList());
    }

    private static Set<Integer> ids(ProcessSummary process, Predicate<ThreadInfo> threads) {
        return process.threads().stream()
                .map(ThreadSummary::thread)
                .filter(threads)
                .map(ThreadInfo::id)
                .collect(Collectors.toSet());
    }

    private static void add(
            IntervalHistogram interval, TreeMap<Long, Long> block, TreeSet<Long> all) {
        for (HistogramIterationValue value : interval.histogram().recordedValues()) {
            long nanos = value.getValueIteratedTo();
            all.add(nanos);
            block.merge(nanos, value.getCountAtValueIteratedTo(), Long::sum);
        }
    }

    /** How many durations there are in all blocks. */
    public long count() {
        long sum = 0;
        for (Counts block : blocks) {
            for (long count : block.counts()) {
                sum += count;
            }
        }
        return sum;
    }

    /** How many durations there are in the picked blocks. */
    public double count(int[] picks) {
        return sum(picks, nanos -> 1);
    }

    /** The durations in the picked blocks added up, in nanoseconds. */
    public double sum(int[] picks) {
        return sum(picks, nanos -> nanos);
    }

    private double sum(int[] picks, LongToDoubleFunction figure) {
        long[] picked = picked(picks);
        double sum = 0;
        for (int value = 0; value < picked.length; value++) {
            sum += picked[value] * figure.applyAsDouble(valueNanos[value]);
        }
        return sum;
    }

    /**
     * A percentile of the durations in the picked blocks, in nanoseconds; NaN if these have none.
     *
     * @param percentile 0 to 100
     */
    public double at(double percentile, int[] picks) {
        long[] picked = picked(picks);
        long all = 0;
        for (long count : picked) {
            all += count;
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

    /** How often each duration is there in the picked blocks. */
    private long[] picked(int[] picks) {
        long[] picked = new long[valueNanos.length];
        for (int pick : picks) {
            Counts block = blocks.get(pick);
            for (int i = 0; i < block.values().length; i++) {
                picked[block.values()[i]] += block.counts()[i];
            }
        }
        return picked;
    }
}
