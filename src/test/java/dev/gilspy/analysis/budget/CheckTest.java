package dev.gilspy.analysis.budget;

import static dev.gilspy.analysis.budget.Outcome.EXCEEDED;
import static dev.gilspy.analysis.budget.Outcome.UNANSWERED;
import static dev.gilspy.analysis.budget.Outcome.UNCERTAIN;
import static dev.gilspy.analysis.budget.Outcome.WITHIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.aggregate.FleetScenes;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.VerdictCode;
import dev.gilspy.analysis.budget.Check.Settings;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTest {
    private static final long MILLI = 1_000_000;
    private static final Settings FAIR = new Settings(false, false, false);
    private static final Settings STRICT = new Settings(false, true, false);
    private static final Settings TRUNCATED = new Settings(true, false, false);
    private static final ThreadPattern WORKERS = new ThreadPattern("worker-*");

    private static final Summary CONTENDED = Recorded.exactly().contends(10).summary();
    private static final Summary PARALLEL = Recorded.exactly().computesOutside(10).summary();
    private static final Summary ASLEEP = Recorded.exactly().sleepsWithTheGil(10).summary();

    /** Three seconds of trouble in twelve: an eighth of the busy time is waiting, or a tenth. */
    private static final Summary BURSTY =
            Recorded.exactly().computesOutside(5).contends(3).computesOutside(4).summary();

    private static Finding judged(Summary summary, Budget budget, Settings settings) {
        return Check.of(summary, List.of(budget), settings).findings().get(0);
    }

    private static Finding judged(Summary summary, Budget budget) {
        return judged(summary, budget, FAIR);
    }

    private static Budget waiting(double limit) {
        return BudgetKind.MAX_WAITING.ofShare(ThreadPattern.ALL, limit);
    }

    private static Budget time(BudgetKind kind, double limitMillis) {
        return kind.ofTime(WORKERS, Math.round(limitMillis * MILLI));
    }

    @Test
    void aFigureThatIsWhollyPastItsLimitExceedsIt() {
        Finding finding = judged(CONTENDED, waiting(0.2));

        assertThat(finding.outcome()).isEqualTo(EXCEEDED);
        assertThat(finding.found().value()).isCloseTo(0.5, within(0.001));
        assertThat(finding.suspect().frame())
                .isEqualTo(new Frame("compute", "/srv/work/app.py", 5));
        assertThat(finding.suspect().share()).isGreaterThan(0.9);
    }

    @Test
    void aFigureThatIsWhollyWithinItsLimitKeepsIt() {
        Finding finding = judged(CONTENDED, waiting(0.6));

        assertThat(finding.outcome()).isEqualTo(WITHIN);
        assertThat(finding.suspect()).isNull();
        assertThat(judged(CONTENDED, waiting(0.5)).outcome()).isEqualTo(WITHIN);
    }

    @Test
    void aLimitInsideTheIntervalIsNotCertain() {
        double share = judged(BURSTY, waiting(1)).found().value();
        Finding finding = judged(BURSTY, waiting(share - 0.01));

        assertThat(finding.outcome()).isEqualTo(UNCERTAIN);
        assertThat(finding.found().low()).isLessThan(share - 0.01);
        assertThat(finding.remedy()).contains("Record longer");
        assertThat(judged(BURSTY, waiting(share + 0.01)).outcome()).isEqualTo(UNCERTAIN);
        assertThat(judged(BURSTY, waiting(finding.found().high())).outcome()).isEqualTo(WITHIN);
    }

    @Test
    void whatIsPastInEachSecondIsPastHoweverItDrifts() {
        Summary drifting = Recorded.exactly().contends(3).holdsFor(9, 4).holdsFor(7, 4).summary();
        Finding finding = judged(drifting, waiting(0.3));

        assertThat(finding.found().low()).as("by the interval alone").isLessThan(0.3);
        assertThat(finding.outcome()).isEqualTo(EXCEEDED);
        assertThat(finding.note()).isEqualTo("It was past it in each of the recording's 11 parts.");
        assertThat(judged(drifting, waiting(0.55)).outcome()).isEqualTo(WITHIN);
        assertThat(judged(drifting, waiting(0.42)).outcome()).isEqualTo(UNCERTAIN);
    }

    @Test
    void whereItIsStrictTheFigureDecides() {
        double share = judged(BURSTY, waiting(1)).found().value();

        assertThat(judged(BURSTY, waiting(share - 0.01), STRICT).outcome()).isEqualTo(EXCEEDED);
        assertThat(judged(BURSTY, waiting(share + 0.01), STRICT).outcome()).isEqualTo(WITHIN);
    }

    @Test
    void aShortRecordingCannotTellAndSaysSo() {
        Summary second = Recorded.exactly().contends(1).summary();

        for (Budget budget :
                List.of(
                        waiting(0.2),
                        waiting(0.9),
                        time(BudgetKind.MAX_WAIT_P99, 1),
                        new VerdictBudget(VerdictCode.IDLE))) {
            Finding finding = judged(second, budget);
            assertThat(finding.outcome()).isEqualTo(UNANSWERED);
            assertThat(finding.note()).contains("too short");
        }
        assertThat(judged(second, waiting(0.2), STRICT).outcome()).isEqualTo(EXCEEDED);
        assertThat(judged(second, waiting(0.9), STRICT).outcome()).isEqualTo(WITHIN);
    }

    @Test
    void aRecordingThatWasCutOffMayFailButNotPass() {
        assertThat(judged(CONTENDED, waiting(0.2), TRUNCATED).outcome()).isEqualTo(EXCEEDED);
        Finding finding = judged(CONTENDED, waiting(0.6), TRUNCATED);
        assertThat(finding.outcome()).isEqualTo(UNANSWERED);
        assertThat(finding.note()).contains("cut off");
    }

    @Test
    void ofNothingNothingCanBeTold() {
        Summary unsampled = Recorded.sampled().contends(10).summary(0);
        for (Summary summary : List.of(Recorded.ofNothing(), unsampled)) {
            Check check =
                    Check.of(summary, List.of(waiting(1), time(BudgetKind.MAX_HOLD, 1)), STRICT);
            assertThat(check.outcome()).isEqualTo(UNANSWERED);
            assertThat(check.count(UNANSWERED)).isEqualTo(2);
        }
    }

    @Test
    void threadsThatAreNotThereAreNotFine() {
        Budget budget = BudgetKind.MAX_WAITING.ofShare(new ThreadPattern("wroker-*"), 1);
        Finding finding = judged(CONTENDED, budget, STRICT);

        assertThat(finding.outcome()).isEqualTo(UNANSWERED);
        assertThat(finding.note()).isEqualTo("No thread is called wroker-*.");
        assertThat(finding.remedy()).isEqualTo("There are worker-*.");
    }

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
    void sleepingWithTheGilCanBeForbidden() {
        Budget forbidden = BudgetKind.forbidding(ThreadPattern.ALL, ThreadState.HELD_BLOCKED);

        Finding finding = judged(ASLEEP, forbidden);
        assertThat(finding.outcome()).isEqualTo(EXCEEDED);
        assertThat(finding.suspect().frame().function()).isEqualTo("nap");
        assertThat(judged(PARALLEL, forbidden).outcome()).isEqualTo(WITHIN);
    }

    @Test
    void whoSleepsWithTheGilIsSuspectedOfLongHolds() {
        Finding finding = judged(ASLEEP, time(BudgetKind.MAX_HOLD_P99, 20));

        assertThat(finding.outcome()).isEqualTo(EXCEEDED);
        assertThat(finding.suspect().frame())
                .isEqualTo(new Frame("nap", "/srv/work/device.py", 17));
    }

    @Test
    void aVerdictCanBeForbidden() {
        Budget forbidden = new VerdictBudget(VerdictCode.GIL_BOUND);

        Finding finding = judged(CONTENDED, forbidden);
        assertThat(finding.outcome()).isEqualTo(EXCEEDED);
        assertThat(finding.note()).contains("compete for the GIL");
        assertThat(finding.suspect().frame().function()).isEqualTo("compute");
        assertThat(judged(PARALLEL, forbidden).outcome()).isEqualTo(WITHIN);
        assertThat(judged(PARALLEL, forbidden).label()).isEqualTo("native-parallel");
    }

    @Test
    void aVerdictThatMightAsWellBeAnotherIsNotCertain() {
        Summary half = Recorded.exactly().contends(6).computesOutside(2).summary();
        String verdict = judged(half, new VerdictBudget(VerdictCode.IDLE)).label();
        VerdictCode code = verdict.equals("gil-bound") ? VerdictCode.GIL_BOUND : VerdictCode.MIXED;

        Finding finding = judged(half, new VerdictBudget(code));
        assertThat(finding.label()).isEqualTo(code.label());
        assertThat(finding.outcome()).isEqualTo(UNCERTAIN);
        assertThat(judged(half, new VerdictBudget(code), STRICT).outcome()).isEqualTo(EXCEEDED);
    }

    @Test
    void utilisationIsTheGilsOrThatOfSomeThreads() {
        assertThat(utilisation(ThreadPattern.ALL)).isCloseTo(1, within(0.01));
        assertThat(utilisation(new ThreadPattern("worker-1"))).isCloseTo(0.5, within(0.01));
    }

    private static double utilisation(ThreadPattern threads) {
        Budget budget = BudgetKind.MAX_UTILISATION.ofShare(threads, 1);
        return judged(CONTENDED, budget).found().value();
    }

    @Test
    void theWorstFindingIsTheChecks() {
        Budget nowhere = BudgetKind.MAX_WAITING.ofShare(new ThreadPattern("x"), 1);
        Settings allowed = new Settings(false, false, true);

        assertThat(outcome(FAIR, waiting(0.6))).isEqualTo(WITHIN);
        assertThat(outcome(FAIR, waiting(0.6), nowhere)).isEqualTo(UNANSWERED);
        assertThat(outcome(FAIR, nowhere, waiting(0.2))).isEqualTo(EXCEEDED);
        assertThat(outcome(allowed, waiting(0.6), nowhere)).isEqualTo(WITHIN);
        assertThat(outcome(allowed, nowhere)).as("nothing was checked").isEqualTo(UNANSWERED);
    }

    private static Outcome outcome(Settings settings, Budget... budgets) {
        return Check.of(CONTENDED, List.of(budgets), settings).outcome();
    }

    @ParameterizedTest
    @CsvSource({
        "worker-*, true",
        "worker-?, true",
        "worker-1, true",
        "w*r*1, true",
        "*, true",
        "worker, false",
        "worker-??, false",
        "Worker-1, false",
        "worker.1, false",
        "'\\Eworker-1\\Q', false"
    })
    void aPatternIsOfNames(String pattern, boolean covers) {
        assertThat(Evidence.threads(CONTENDED, new ThreadPattern(pattern)).isEmpty())
                .isEqualTo(!covers);
    }

    @Test
    void ofSeveralProcessesEachIsHeldToWhatThereIsInIt() {
        List<Budget> budgets = List.of(waiting(0.6), time(BudgetKind.MAX_HOLD, 20));
        Check check = Check.of(FleetScenes.gunicorn(), budgets, STRICT);
        assertThat(check.findings())
                .extracting(
                        finding -> finding.budget().name(),
                        finding -> finding.process().pid(),
                        Finding::outcome)
                .as("the master is never busy, and only one process has such threads")
                .containsExactly(
                        tuple("max-waiting", 4301, EXCEEDED),
                        tuple("max-waiting", 4302, WITHIN),
                        tuple("max-hold", 4301, WITHIN));
        assertThat(check.outcome()).isEqualTo(EXCEEDED);
        assertThat(check.findings().get(0).suspect().frame().function()).isEqualTo("score_batch");
    }

    @Test
    void whatIsInNoProcessIsSaidOnce() {
        Budget clock = BudgetKind.MAX_WAIT.ofTime(new ThreadPattern("clock"), MILLI);
        assertThat(Check.of(FleetScenes.gunicorn(), List.of(clock), FAIR).findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.outcome()).isEqualTo(UNANSWERED);
                            assertThat(finding.process()).isNull();
                        });
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
