package dev.gilspy.compare;

import dev.gilspy.analysis.Estimate;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Takes figures of two recordings from each other. The interval of the difference is put together
 * from the figures' own, which may be lopsided: see Zou and Donner, "Construction of confidence
 * limits about effect measures" (2008), the method of variance estimates recovery. How probable it
 * is by chance is read off Student's t, with the degrees of freedom of Welch and Satterthwaite, so
 * that a few seconds of recording are not trusted as a minute is.
 *
 * @param blocksBefore how many blocks of time the first recording's intervals rest on
 * @param blocksAfter the same of the second
 */
public record Differences(int blocksBefore, int blocksAfter) {
    private static final double UPPER = 0.975;

    /** Whether there are intervals at all. */
    public boolean known() {
        return blocksBefore > 1 && blocksAfter > 1;
    }

    /** The difference of a figure. */
    public Difference of(Estimate before, Estimate after) {
        double difference = after.value() - before.value();
        if (!known() || !before.bounded() || !after.bounded() || Double.isNaN(difference)) {
            return new Difference(before, after, Double.NaN, Double.NaN, Double.NaN);
        }
        return new Difference(
                before,
                after,
                difference - down(before, after, 1),
                difference + up(before, after),
                chance(before, after, difference));
    }

    /**
     * The lower end of {@code after - times * before}, one of several such.
     *
     * @param tests how many are asked for at once; so that all hold at 97.5 %, each is taken as
     *     much lower (Bonferroni)
     */
    double low(Estimate before, Estimate after, double times, int tests) {
        double width = down(before, after, times);
        TDistribution t = distribution(below(after), times * above(before));
        double wider =
                t.inverseSurvivalProbability((1 - UPPER) / tests)
                        / t.inverseCumulativeProbability(UPPER);
        return after.value() - times * before.value() - wider * width;
    }

    private static double down(Estimate before, Estimate after, double times) {
        return Math.hypot(below(after), times * above(before));
    }

    private static double up(Estimate before, Estimate after) {
        return Math.hypot(above(after), below(before));
    }

    private double chance(Estimate before, Estimate after, double difference) {
        boolean more = difference > 0;
        double first = more ? above(before) : below(before);
        double second = more ? below(after) : above(after);
        double width = Math.hypot(first, second);
        if (difference == 0 || width == 0) {
            return difference == 0 ? 1 : 0;
        }
        TDistribution t = distribution(second, first);
        double times = t.inverseCumulativeProbability(UPPER) * Math.abs(difference) / width;
        return 2 * t.survivalProbability(times);
    }

    /** Student's t for the sum of two variances, each known from so many blocks only. */
    private TDistribution distribution(double after, double before) {
        double first = before * before;
        double second = after * after;
        double parts = first * first / (blocksBefore - 1) + second * second / (blocksAfter - 1);
        double most = (double) blocksBefore + blocksAfter - 2;
        double freedom = parts == 0 ? most : (first + second) * (first + second) / parts;
        return TDistribution.of(Math.max(1, freedom));
    }

    private static double below(Estimate estimate) {
        return Math.max(0, estimate.value() - estimate.low());
    }

    private static double above(Estimate estimate) {
        return Math.max(0, estimate.high() - estimate.value());
    }
}
