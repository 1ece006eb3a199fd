package dev.gilspy.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsageBudgetTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;

    private final UsageBudget budget = new UsageBudget(0);

    /** Counts processes of this size as often as the budget lets it. */
    private int count(long nanos, long atNanos, int most) {
        int counted = 0;
        while (counted < most && budget.allowsOnce(nanos, atNanos)) {
            budget.spend(nanos);
            counted++;
        }
        return counted;
    }

    @Test
    void atFirstThereIsEnoughForManySmallProcessesOrSomeBigOnes() {
        assertThat(count(MILLI, 0, 64)).isEqualTo(64);
        assertThat(count(16 * MILLI, 0, 64)).isEqualTo((200 - 64) / 16);
    }

    @Test
    void againIsAHundredthOfTheTime() {
        budget.spend(64 * MILLI);
        assertThat(budget.allowsAgain(MILLI, 6 * SECOND)).isFalse();
        assertThat(budget.allowsAgain(MILLI, 7 * SECOND)).isTrue();
    }

    @Test
    void theOthersTakeFromTheSameBudget() {
        for (int second = 1; second <= 3600; second++) {
            for (int process = 0; process < 64; process++) {
                if (budget.allowsAgain(16 * MILLI, second * SECOND)) {
                    budget.spend(16 * MILLI);
                }
            }
        }
        assertThat(budget.allowsAgain(16 * MILLI, 3600 * SECOND)).isFalse();
        assertThat(budget.allowsAgain(16 * MILLI, 3602 * SECOND)).isTrue();
    }

    @Test
    void whatWouldHoldEverythingUpIsNeverCounted() {
        assertThat(budget.allowsOnce(501 * MILLI, 3600 * SECOND)).isFalse();
        assertThat(budget.allowsOnce(500 * MILLI, 3600 * SECOND)).isTrue();
    }
}
