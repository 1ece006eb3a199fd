package dev.gilspy.analysis.budget;

import static dev.gilspy.analysis.budget.Judged.ASLEEP;
import static dev.gilspy.analysis.budget.Judged.CONTENDED;
import static dev.gilspy.analysis.budget.Judged.MILLI;
import static dev.gilspy.analysis.budget.Judged.PARALLEL;
import static dev.gilspy.analysis.budget.Judged.STRICT;
import static dev.gilspy.analysis.budget.Judged.judged;
import static dev.gilspy.analysis.budget.Judged.time;
import static dev.gilspy.analysis.budget.Outcome.EXCEEDED;
import static dev.gilspy.analysis.budget.Outcome.UNANSWERED;
import static dev.gilspy.analysis.budget.Outcome.UNCERTAIN;
import static dev.gilspy.analysis.budget.Outcome.WITHIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Budgets of how long something may last. */
class CheckDurationsTest {
    @ParameterizedTest
    @CsvSource({"MAX_HOLD_P50, 5", "MAX_HOLD_P99, 5", "MAX_HOLD, 5", "MAX_WAIT_P99, 5"})
    void exactDurationsAreToldExactly(BudgetKind kind, double foundMillis) {
        Finding finding = judged(CONTENDED, time(kind, foundMillis * 0.98));

        assertThat(finding.outcome()).isEqualTo(EXCEEDED);
        assertThat(finding.resolutionNanos()).isZero();
        assertThat(finding.found().value() / MILLI).isCloseTo(foundMillis, within(0.02));
        assertThat(judged(CONTENDED, time(kind, foundMillis * 1.02)).outcome()).isEqualTo(WITHIN);
    }

    @Test
    void theLongestHoldIsAFactHoweverRareItIs() {
        Summary once = Recorded.exactly().computesOutside(9).holdsOnce(300).summary();

        assertThat(judged(once, time(BudgetKind.MAX_HOLD, 200)).outcome()).isEqualTo(EXCEEDED);
        assertThat(judged(once, time(BudgetKind.MAX_HOLD_P99, 200)).outcome()).isEqualTo(WITHIN);
    }

    @Test
    void samplesDoNotTellWhatIsFinerThanTheyAre() {
        Summary sampled = Recorded.sampled().contends(10).switches(2000, 1990).summary();

        Finding finding = judged(sampled, time(BudgetKind.MAX_HOLD_P99, 1.5), STRICT);
        assertThat(finding.outcome()).isEqualTo(UNANSWERED);
        assertThat(finding.resolutionNanos()).isEqualTo(MILLI);
        assertThat(finding.remedy()).contains("--exact=on");
        assertThat(judged(sampled, time(BudgetKind.MAX_HOLD_P99, 10)).outcome()).isEqualTo(WITHIN);
        assertThat(judged(sampled, time(BudgetKind.MAX_HOLD_P99, 3)).outcome()).isEqualTo(EXCEEDED);
        assertThat(judged(sampled, time(BudgetKind.MAX_HOLD_P99, 4.5)).outcome())
                .as("5 ms, known to 1 ms")
                .isEqualTo(UNCERTAIN);
    }

    @Test
    void aPercentileOfTheFewHoldsThatWereSeenProvesNothing() {
        Summary few = Recorded.sampled().contends(10).switches(400_000, 2000).summary();

        Finding finding = judged(few, time(BudgetKind.MAX_HOLD_P99, 3));
        assertThat(finding.outcome()).isEqualTo(UNCERTAIN);
        assertThat(finding.remedy()).contains("--exact=on");
        assertThat(judged(few, time(BudgetKind.MAX_HOLD, 3)).outcome()).isEqualTo(EXCEEDED);
    }

    @Test
    void whereNobodyWaitedNoWaitIsTooLong() {
        Finding finding = judged(PARALLEL, time(BudgetKind.MAX_WAIT_P99, 1));

        assertThat(finding.outcome()).isEqualTo(WITHIN);
        assertThat(finding.found()).isNull();
        assertThat(finding.note()).isEqualTo("There was no wait to see.");
    }

    @Test
    void whoSleepsWithTheGilIsSuspectedOfLongHolds() {
        Finding finding = judged(ASLEEP, time(BudgetKind.MAX_HOLD_P99, 20));

        assertThat(finding.outcome()).isEqualTo(EXCEEDED);
        assertThat(finding.suspect().frame())
                .isEqualTo(new Frame("nap", "/srv/work/device.py", 17));
    }

    @ParameterizedTest
    @CsvSource({"700, WITHIN", "500, EXCEEDED", "600, UNCERTAIN", "1, UNANSWERED"})
    void theLongestStallIsKnownToTheTimeBetweenTwoSamples(long millis, Outcome outcome) {
        Budget budget = BudgetKind.MAX_STALL.ofTime(ThreadPattern.ALL, millis * MILLI);
        Finding finding = judged(Scenes.eventLoop(), budget);
        assertThat(finding.outcome()).isEqualTo(outcome);
        if (outcome != UNANSWERED) {
            assertThat(finding.found().value()).isCloseTo(600.0 * MILLI, within(7.0 * MILLI));
        }
        if (outcome == EXCEEDED) {
            assertThat(finding.suspect().frame().function()).isIn("handle", "rank");
        }
    }

    @Test
    void withoutAnEventLoopThereIsNoStallToTellOf() {
        Budget budget = BudgetKind.MAX_STALL.ofTime(ThreadPattern.ALL, 100 * MILLI);
        Finding finding = judged(CONTENDED, budget);
        assertThat(finding.outcome()).isEqualTo(UNANSWERED);
        assertThat(finding.note()).startsWith("No event loop");
    }
}
