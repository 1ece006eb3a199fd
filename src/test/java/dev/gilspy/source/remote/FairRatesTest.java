package dev.gilspy.source.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FairRatesTest {
    private static final double MICRO = 1_000;
    private static final double TENTH = 0.1;
    private static final int LEAST_HZ = 10;

    private static double[] rates(double askedHz, double cpuShare, double... costs) {
        double[] rates = new double[costs.length];
        new FairRates(LEAST_HZ).share(costs, rates, costs.length, askedHz, cpuShare);
        return rates;
    }

    private static double[] alike(int count, double nanos) {
        double[] costs = new double[count];
        Arrays.fill(costs, nanos);
        return costs;
    }

    private static double taken(double[] rates, double[] costs) {
        double taken = 0;
        for (int i = 0; i < costs.length; i++) {
            taken += rates[i] * costs[i] / 1e9;
        }
        return taken;
    }

    @Test
    void everybodyHasTheRateThatWasAskedForWhereItFits() {
        assertThat(rates(100, TENTH, alike(64, 10 * MICRO))).containsOnly(100);
        assertThat(rates(100, TENTH, 10 * MICRO, 600 * MICRO)).containsOnly(100);
    }

    @Test
    void withoutAShareNothingIsLowered() {
        assertThat(rates(10_000, 0, 10 * MICRO, 1_000 * MICRO)).containsOnly(10_000);
    }

    @Test
    void whatDoesNotFitIsLoweredForAllAlike() {
        double[] rates = rates(1000, TENTH, alike(64, 10 * MICRO));
        assertThat(rates).containsOnly(rates[0]);
        assertThat(rates[0]).isCloseTo(TENTH * 1e9 / (64 * 10 * MICRO), within(0.01));
    }

    @Test
    void aDearerProcessHasTheSameRateAsLongAsItIsAnOrdinaryOne() {
        double[] rates = rates(1000, TENTH, 40 * MICRO, 100 * MICRO, 150 * MICRO);
        assertThat(rates).containsOnly(rates[0]);
        assertThat(rates[0]).isCloseTo(TENTH * 1e9 / (290 * MICRO), within(0.01));
    }

    @Test
    void aProcessWithThousandsOfThreadsDoesNotStarveTheOthers() {
        double[] costs = alike(64, 10 * MICRO);
        costs[7] = 20_000 * MICRO;
        double[] rates = rates(100, TENTH, costs);
        assertThat(rates[0]).isEqualTo(100);
        assertThat(rates[7]).isCloseTo((TENTH - 63 * 10e-6 * 100) / 20e-3, within(0.01));
    }

    @Test
    void severalOfThemDoNeither() {
        double[] rates = rates(100, TENTH, 25_000 * MICRO, 25_000 * MICRO, 10 * MICRO);
        assertThat(rates[2]).isEqualTo(100);
        assertThat(rates[0]).isEqualTo(rates[1]).isBetween(1.0, 2.0);
    }

    @Test
    void nobodyIsForgotten() {
        double[] costs = alike(64, 1_000 * MICRO);
        costs[0] = 1e9;
        double[] rates = rates(100, TENTH, costs);
        assertThat(rates[0]).isEqualTo(1);
        assertThat(rates[1]).isEqualTo(LEAST_HZ);
    }

    @Test
    void aRateBelowTheLeastIsKept() {
        assertThat(rates(2, TENTH, alike(64, 10_000 * MICRO))).containsOnly(2);
    }

    @Property(tries = 200)
    void theShareIsUsedUpAndNotExceeded(
            @ForAll @Size(min = 1, max = 100)
                    List<@DoubleRange(min = 5_000, max = 1_000_000) Double> each) {
        double[] costs = each.stream().mapToDouble(Double::doubleValue).toArray();
        FairRates fair = new FairRates(1);
        double[] rates = new double[costs.length];
        fair.share(costs, rates, costs.length, 1000, TENTH);
        boolean allAsked = Arrays.stream(rates).allMatch(hz -> hz == 1000);
        boolean anyLeast = Arrays.stream(rates).anyMatch(hz -> hz <= 1);
        double taken = taken(rates, costs);
        if (!anyLeast) {
            assertThat(taken).isLessThanOrEqualTo(TENTH * 1.000_001);
        }
        if (!allAsked) {
            assertThat(taken).isGreaterThan(TENTH * 0.999);
        }
        assertCheaperIsNeverLess(costs, rates);
    }

    private static void assertCheaperIsNeverLess(double[] costs, double[] rates) {
        for (int i = 0; i < costs.length; i++) {
            for (int j = 0; j < costs.length; j++) {
                if (costs[i] <= costs[j]) {
                    assertThat(rates[i]).isGreaterThanOrEqualTo(rates[j]);
                }
            }
        }
    }
}
