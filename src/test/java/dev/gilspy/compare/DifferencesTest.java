package dev.gilspy.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.analysis.Estimate;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static final Differences TWENTY = new Differences(20, 20);

    @Test
    void theIntervalIsPutTogetherFromBoth() {
        Difference difference =
                TWENTY.of(new Estimate(0.2, 0.17, 0.23), new Estimate(0.5, 0.46, 0.54));

        assertThat(difference.value()).isCloseTo(0.3, within(1e-9));
        assertThat(difference.low()).isCloseTo(0.25, within(1e-9));
        assertThat(difference.high()).isCloseTo(0.35, within(1e-9));
        assertThat(difference.chance()).isLessThan(1e-9);
    }

    /** Up goes as far as the second may be above and the first below. */
    @Test
    void lopsidedIntervalsStaySo() {
        Difference difference = TWENTY.of(new Estimate(10, 10, 14), new Estimate(20, 17, 21));

        assertThat(difference.low()).isEqualTo(10 - 5);
        assertThat(difference.high()).isEqualTo(10 + 1);
    }

    @Test
    void aDifferenceAtTheEndOfItsIntervalHasOneChanceInTwenty() {
        Difference difference = TWENTY.of(new Estimate(5, 2, 8), new Estimate(10, 6, 14));

        assertThat(difference.low()).isEqualTo(0);
        assertThat(difference.chance()).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void withFewBlocksTheSameIsLessSure() {
        Estimate before = new Estimate(5, 4, 6);
        Estimate after = new Estimate(9, 8, 10);

        assertThat(new Differences(3, 3).of(before, after).chance())
                .isGreaterThan(20 * new Differences(30, 30).of(before, after).chance());
    }

    @Test
    void whereNothingIsKnownNothingIsTold() {
        Estimate known = new Estimate(5, 4, 6);
        Estimate bare = new Estimate(9, Double.NaN, Double.NaN);

        assertThat(TWENTY.of(known, bare).bounded()).isFalse();
        assertThat(new Differences(1, 20).of(known, known).bounded()).isFalse();
        assertThat(TWENTY.of(known, known).chance()).isEqualTo(1);
    }

    @Test
    void ofSeveralAtOnceEachIsTakenAsLower() {
        Estimate before = new Estimate(5, 4, 6);
        Estimate after = new Estimate(9, 8, 10);

        double alone = TWENTY.low(before, after, 1.1, 1);
        assertThat(alone).isCloseTo(9 - 5.5 - Math.hypot(1, 1.1), within(1e-9));
        assertThat(TWENTY.low(before, after, 1.1, 10)).isLessThan(alone - 0.5);
    }

    /**
     * Of few blocks less than is allowed is told: whether they resemble each other is not known.
     */
    @Test
    void ofTheSameAtMostOneInTwentyLooksChanged() {
        assertThat(changedOfTheSame(4)).isLessThan(0.05);
        assertThat(changedOfTheSame(30)).isBetween(0.02, 0.065);
    }

    /** The part of 2,000 pairs of recordings of one and the same that look changed. */
    private static double changedOfTheSame(int blocks) {
        Random random = new Random(7);
        int changed = 0;
        for (int i = 0; i < 2000; i++) {
            Difference difference =
                    new Differences(blocks, blocks).of(mean(random, blocks), mean(random, blocks));
            changed += difference.chance() <= 0.05 ? 1 : 0;
        }
        return changed / 2000.0;
    }

    private static Estimate mean(Random random, int blocks) {
        double[] nanos =
                DoubleStream.generate(() -> 5 + random.nextGaussian()).limit(blocks).toArray();
        double[] lengths = DoubleStream.generate(() -> 1).limit(blocks).toArray();
        return BlockMeans.share(nanos, lengths);
    }
}
