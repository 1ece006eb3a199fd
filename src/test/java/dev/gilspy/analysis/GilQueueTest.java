package dev.gilspy.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GilQueueTest {
    @Test
    void whoAlwaysWantsTheGilGetsItInTurns() {
        assertThat(rounds(4, 1, 0, 0, 2)[3]).isCloseTo(4, within(1e-6));
    }

    @Test
    void whoNeverWantsItSharesTheCpusOnly() {
        assertThat(rounds(4, 0, 1, 0, 2)[0]).isCloseTo(2, within(1e-6));
        assertThat(rounds(4, 0, 1, 0, 8)[0]).isCloseTo(1, within(1e-6));
    }

    @Test
    void oneAloneWaitsForNobody() {
        assertThat(rounds(1, 1, 2, 3, 2)[0]).isCloseTo(6, within(1e-6));
    }

    /** The exact answer where all times are random: a machine that some workmen share. */
    @ParameterizedTest
    @CsvSource({"2, 1, 1", "4, 1, 3", "4, 0.3, 0.7", "8, 1, 10", "30, 0.2, 6"})
    void isNearTheQueueOfRandomTimes(int threads, double held, double asleep) {
        double[] weights = new double[threads + 1];
        weights[0] = 1;
        for (int k = 1; k <= threads; k++) {
            weights[k] = weights[k - 1] * (threads - k + 1) * held / asleep;
        }
        double free = weights[0] / Arrays.stream(weights).sum();
        double exact = threads * held / (1 - free);
        assertThat(rounds(threads, held, 0, asleep, 64)[0]).isCloseTo(exact, within(0.1 * exact));
    }

    @Test
    void ofThoseThatWantSomethingAsManyGetItAsThereIs() {
        double[] halves = {0.5, 0.5, 0.5, 0.5};
        assertThat(Wanting.served(halves, 4)).isCloseTo(2, within(1e-9));
        // 1/16 of the time nobody, 4/16 one, else two
        assertThat(Wanting.served(halves, 2)).isCloseTo(4 / 16.0 + 2 * 11 / 16.0, within(1e-9));
        assertThat(Wanting.served(halves, 1.5)).isCloseTo(4 / 16.0 + 1.5 * 11 / 16.0, within(1e-9));
        assertThat(Wanting.served(new double[0], 2)).isZero();
    }

    private static double[] rounds(
            int threads, double held, double outside, double asleep, double cpus) {
        return new GilQueue(all(threads, held), all(threads, outside), all(threads, asleep), cpus)
                .rounds();
    }

    private static double[] all(int threads, double value) {
        double[] all = new double[threads];
        Arrays.fill(all, value);
        return all;
    }
}
