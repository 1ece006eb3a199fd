package dev.gilspy.aggregate;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import java.util.Set;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.PackedHistogram;

/**
 * How long holds or waits are for those who meet with them: of all the time in them, half is in
 * ones at least this long. A median of their count would say 10 µs of a thread that lets go a
 * thousand times and then keeps the GIL for a second.
 */
public final class MomentMedian {
    private MomentMedian() {}

    /**
     * Of the holds or waits of some threads that have ended, in nanoseconds; 0 if there are none.
     */
    public static long nanos(ProcessSummary process, EpisodeKind kind, Set<Integer> threads) {
        PackedHistogram all = Episodes.newHistogram();
        for (IntervalHistogram interval : process.intervals()) {
            if (interval.kind() == kind && threads.contains(interval.thread())) {
                all.add(interval.histogram());
            }
        }
        return of(all);
    }

    private static long of(AbstractHistogram histogram) {
        double half = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            half += 0.5 * value.getCountAddedInThisIterationStep() * value.getValueIteratedTo();
        }
        double sum = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            sum += (double) value.getCountAddedInThisIterationStep() * value.getValueIteratedTo();
            if (sum >= half) {
                return value.getValueIteratedTo();
            }
        }
        return 0;
    }
}
