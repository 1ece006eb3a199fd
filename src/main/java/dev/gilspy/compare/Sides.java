package dev.gilspy.compare;

import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Bootstrap;
import dev.gilspy.analysis.Estimate;
import dev.gilspy.model.ThreadInfo;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Both recordings, asked the same question. */
record Sides(Bootstrap before, Bootstrap after, Differences differences) {
    static Sides of(Summary before, Summary after) {
        Bootstrap first = Bootstrap.of(before);
        Bootstrap second = Bootstrap.of(after);
        return new Sides(first, second, new Differences(first.blocks(), second.blocks()));
    }

    /** A figure that depends on times only. */
    Difference share(ToDoubleFunction<Summary> figure) {
        return share(figure, figure);
    }

    /** The same where threads go by other ids on the other side. */
    Difference share(ToDoubleFunction<Summary> ofBefore, ToDoubleFunction<Summary> ofAfter) {
        return differences.of(before.share(ofBefore), after.share(ofAfter));
    }

    /**
     * A percentile of the durations of some threads. What was drawn from a recording holds no
     * longer durations than the recording itself, so that of a high percentile it says how much
     * lower it might be and not how much higher: taken to be as much.
     */
    Difference duration(
            EpisodeKind kind,
            double percentile,
            Set<ThreadInfo> ofBefore,
            Set<ThreadInfo> ofAfter) {
        return differences.of(
                evened(before.duration(kind, ofBefore::contains, percentile)),
                evened(after.duration(kind, ofAfter::contains, percentile)));
    }

    private static Estimate evened(Estimate estimate) {
        double value = estimate.value();
        double width = Math.max(value - estimate.low(), estimate.high() - value);
        return new Estimate(value, value - width, value + width);
    }

    /** A figure of which there is no interval. */
    Difference bare(double ofBefore, double ofAfter) {
        return differences.of(bare(ofBefore), bare(ofAfter));
    }

    private static Estimate bare(double value) {
        return new Estimate(value, Double.NaN, Double.NaN);
    }
}
