package dev.gilspy.source.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final int LEAST_HZ = 10;
    private static final int ROUNDS = 20_000;

    private final Turns turns = new Turns(LEAST_HZ, 42);
    private final FakeProcess cheap = new FakeProcess(0);
    private final FakeProcess other = new FakeProcess(0);
    private final FakeProcess costly = new FakeProcess(0);

    /** Two cheap processes and one that costs a hundred times as much, after some samples. */
    private void addThree() {
        turns.add(cheap);
        turns.add(other);
        turns.add(costly);
        for (int i = 0; i < 200; i++) {
            turns.get(0).took(10_000);
            turns.get(1).took(10_000);
            turns.get(2).took(1_000_000);
        }
    }

    @Test
    void aCostlyProcessComesLastAndTakesPartInSomeRounds() {
        addThree();
        int rounds = turns.plan(100, 0.05, 1, 0);

        assertThat(rounds).isEqualTo(100);
        assertThat(cheap.rateHz()).isEqualTo(100);
        assertThat(costly.rateHz()).isCloseTo((0.05 - 2 * 10e-6 * 100) / 1e-3, within(0.1));
        assertThat(turns.get(0).costly()).isFalse();
        assertThat(turns.get(2).costly()).isTrue();
        int taken = 0;
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(turns.takesPart(turns.get(0))).isTrue();
            taken += turns.takesPart(turns.get(2)) ? 1 : 0;
        }
        assertThat((double) taken / ROUNDS).isCloseTo(costly.rateHz() / 100, within(0.02));
    }

    @Test
    void itIsMissedOnlyInRoundsThatItTakesPartIn() {
        addThree();
        turns.plan(100, 0.05, 1, 0);
        for (int i = 0; i < ROUNDS; i++) {
            turns.missed();
        }
        assertThat(cheap.missedRounds()).isEqualTo(ROUNDS);
        assertThat((double) costly.missedRounds() / ROUNDS)
                .isCloseTo(costly.rateHz() / 100, within(0.02));
    }

    @Test
    void whatSamplesReallyTakeOfTheCpuCounts() {
        addThree();
        turns.plan(1000, 0.05, 0.01, 0);
        assertThat(costly.rateHz()).isEqualTo(1000);
    }

    @Test
    void oneThatGoesLeavesItsShareToTheOthers() {
        for (int i = 0; i < 64; i++) {
            turns.add(new FakeProcess(0));
        }
        int before = turns.plan(1000, 0.05, 1, 0);
        for (int i = 63; i >= 32; i--) {
            turns.remove(i);
        }
        assertThat(turns.plan(1000, 0.05, 1, 0)).isBetween(2 * before - 2, 2 * before + 2);
    }

    @Test
    void oneSampleThatTookLongIsNoCostlyProcess() {
        addThree();
        turns.get(0).took(50_000_000);
        turns.plan(100, 0.05, 1, 0);
        assertThat(turns.get(0).costly()).isFalse();
        assertThat(cheap.rateHz()).isEqualTo(100);
    }
}
