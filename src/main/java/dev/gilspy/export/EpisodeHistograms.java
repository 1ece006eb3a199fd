package dev.gilspy.export;

import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.aggregate.IntervalHistogram;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/**
 * The durations of finished holds and waits, in nanoseconds, added up by what they are asked by.
 */
final class EpisodeHistograms {
    private static final int SIGNIFICANT_DIGITS = 3;

    private EpisodeHistograms() {}

    /**
     * Adds up a process's intervals.
     *
     * @param key of a thread's id: those with one key are added up
     */
    static <K extends Comparable<K>> Map<K, Map<EpisodeKind, Histogram>> by(
            ProcessSummary process, IntFunction<K> key) {
        Map<K, Map<EpisodeKind, Histogram>> sums = new TreeMap<>();
        for (IntervalHistogram interval : process.intervals()) {
            sums.computeIfAbsent(
                            key.apply(interval.thread()),
                            absent -> new EnumMap<>(EpisodeKind.class))
                    .computeIfAbsent(interval.kind(), absent -> new Histogram(SIGNIFICANT_DIGITS))
                    .add(interval.histogram());
        }
        return sums;
    }

    /** Sum of all durations, as exact as the histogram: to a thousandth of each. */
    static double sum(Histogram histogram) {
        return histogram.getMean() * histogram.getTotalCount();
    }
}
