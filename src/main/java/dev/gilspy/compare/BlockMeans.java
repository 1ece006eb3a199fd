package dev.gilspy.compare;

import dev.gilspy.analysis.Estimate;
import dev.gilspy.analysis.SmallSample;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The interval of a sum over blocks of time, from how much the blocks differ: the method of batch
 * means, as simulations use it; blocks that resemble their neighbours count for fewer. For what a
 * recording has block by block but cannot be resampled.
 */
final class BlockMeans {
    private static final double UPPER = 0.975;

    private BlockMeans() {}

    /**
     * The share of all time; its ends are NaN if there is one block only.
     *
     * @param nanos in each block
     * @param lengths of the blocks, in nanoseconds
     */
    static Estimate share(double[] nanos, double[] lengths) {
        double value = Arrays.stream(nanos).sum() / Math.max(1, Arrays.stream(lengths).sum());
        int blocks = nanos.length;
        if (blocks < 2) {
            return new Estimate(value, Double.NaN, Double.NaN);
        }
        double[] shares = new double[blocks];
        double squares = 0;
        for (int i = 0; i < blocks; i++) {
            shares[i] = nanos[i] / lengths[i];
            squares += (shares[i] - value) * (shares[i] - value);
        }
        double effective = SmallSample.of(shares).effective();
        double width =
                TDistribution.of(effective - 1).inverseCumulativeProbability(UPPER)
                        * Math.sqrt(squares / (blocks - 1) / effective);
        return new Estimate(value, value - width, value + width);
    }
}
