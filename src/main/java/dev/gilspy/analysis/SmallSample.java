package dev.gilspy.analysis;

import java.util.Arrays;

/**
 * How much a figure may be trusted that few blocks of time were drawn for, some of which resemble
 * their neighbours: a burst that lasts longer than a block is seen once, however many it fills.
 *
 * @param blocks how many there are
 * @param effective how many that do not depend on each other would tell as much; 1 to {@code
 *     blocks}
 */
public record SmallSample(int blocks, double effective) {
    /** Two standard deviations of a normal distribution hold 95 % of it, nearly. */
    private static final double NORMAL = 1.959964;

    /** Below this even Student's distribution says nothing. */
    private static final double LEAST = 2;

    /** More likeness than this cannot be told from a recording that is one single phase. */
    private static final double MOST_ALIKE = 0.9;

    /** Of a figure that had these values, block by block; NaN where it had none. */
    public static SmallSample of(double[] series) {
        double[] known = Arrays.stream(series).filter(value -> !Double.isNaN(value)).toArray();
        int blocks = known.length;
        if (blocks < LEAST) {
            return new SmallSample(blocks, blocks);
        }
        double alike = Math.max(0, Math.min(MOST_ALIKE, corrected(likeness(known), blocks)));
        double effective = blocks * (1 - alike) / (1 + alike);
        return new SmallSample(blocks, Math.max(LEAST, effective));
    }

    /** The correlation of neighbours; 0 where all are the same. */
    private static double likeness(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double together = 0;
        double alone = 0;
        for (int i = 0; i < values.length; i++) {
            double off = values[i] - mean;
            alone += off * off;
            together += i == 0 ? 0 : off * (values[i - 1] - mean);
        }
        return alone > 0 ? together / alone : 0;
    }

    /** Few values make it too small, by (1 + 3 r) / n: Marriott and Pope 1954, Kendall 1954. */
    private static double corrected(double likeness, int values) {
        return likeness + (1 + 3 * likeness) / values;
    }

    /**
     * By how much farther from the figure its bounds are than among draws of as many blocks as
     * there are. Those vary too little: the mean of the blocks itself is drawn from few (Student
     * rather than normal, n - 1 rather than n; Hesterberg 2015), and from fewer if these are alike.
     */
    double widening() {
        double few = student(effective - 1) / NORMAL * Math.sqrt(blocks / (blocks - 1.0));
        return few * Math.sqrt(blocks / effective);
    }

    /** How many blocks to draw at a time so that what is drawn varies by that much more. */
    int drawSize() {
        double widening = widening();
        return Math.max(1, (int) Math.floor(blocks / (widening * widening)));
    }

    /**
     * What rules half of the time stays unseen in so many blocks with this probability; of what was
     * seen in all of them no more can be said.
     */
    double unseen() {
        return Math.pow(0.5, blocks);
    }

    /**
     * Student's distribution: 95 % of it lie within plus or minus this. Cornish and Fisher's
     * expansion, Abramowitz and Stegun 26.7.5; within 1 % from two degrees of freedom on, and too
     * small by 11 % with one.
     */
    private static double student(double freedom) {
        double z = NORMAL;
        double z2 = z * z;
        double first = z * (z2 + 1) / 4;
        double second = z * (z2 * (5 * z2 + 16) + 3) / 96;
        double third = z * (z2 * (z2 * (3 * z2 + 19) + 17) - 15) / 384;
        double fourth = z * (z2 * (z2 * (z2 * (79 * z2 + 776) + 1482) - 1920) - 945) / 92160;
        double f = 1 / freedom;
        return z + f * (first + f * (second + f * (third + f * fourth)));
    }
}
