package dev.gilspy.source.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SampleClockTest {
    private static final int MANY = 200_000;
    private static final long START = 5_000_000_000L;

    @Test
    void theMeanIsTheRateAndTheSpreadIsExponential() {
        double[] gaps = gaps(1000, 42);
        double mean = Arrays.stream(gaps).average().orElseThrow();
        assertThat(mean).isCloseTo(1_000_000, within(10_000.0));
        // Of exponentially spread gaps, exp(-x) are longer than x times their mean.
        for (double x : new double[] {0.1, 0.5, 1, 2, 4}) {
            assertThat(shareAbove(gaps, x * 1_000_000)).isCloseTo(Math.exp(-x), within(0.005));
        }
    }

    @Property(tries = 50)
    void momentsNeverGoBack(@ForAll long seed, @ForAll @IntRange(min = 1, max = 100_000) int rate) {
        SampleClock clock = new SampleClock(rate, START, seed);
        long before = START;
        for (int i = 0; i < 1000; i++) {
            long due = clock.next();
            assertThat(due).isGreaterThanOrEqualTo(before);
            before = due;
        }
    }

    @Test
    void theRateCanBeChanged() {
        SampleClock clock = new SampleClock(1000, START, 1);
        assertThat(clock.meanNanos()).isEqualTo(1_000_000);
        clock.rate(10_000);
        assertThat(clock.meanNanos()).isEqualTo(100_000);
    }

    private static double[] gaps(int rate, long seed) {
        SampleClock clock = new SampleClock(rate, START, seed);
        double[] gaps = new double[MANY];
        long before = START;
        for (int i = 0; i < MANY; i++) {
            long due = clock.next();
            gaps[i] = due - before;
            before = due;
        }
        return gaps;
    }

    private static double shareAbove(double[] gaps, double limit) {
        return (double) Arrays.stream(gaps).filter(gap -> gap > limit).count() / gaps.length;
    }
}
