package dev.gilspy.analysis.budget;

import static dev.gilspy.analysis.budget.Judged.ASLEEP;
import static dev.gilspy.analysis.budget.Judged.BURSTY;
import static dev.gilspy.analysis.budget.Judged.CONTENDED;
import static dev.gilspy.analysis.budget.Judged.FAIR;
import static dev.gilspy.analysis.budget.Judged.MILLI;
import static dev.gilspy.analysis.budget.Judged.PARALLEL;
import static dev.gilspy.analysis.budget.Judged.STRICT;
import static dev.gilspy.analysis.budget.Judged.TRUNCATED;
import static dev.gilspy.analysis.budget.Judged.judged;
import static dev.gilspy.analysis.budget.Judged.time;
import static dev.gilspy.analysis.budget.Judged.waiting;
import static dev.gilspy.analysis.budget.Outcome.EXCEEDED;
import static dev.gilspy.analysis.budget.Outcome.UNANSWERED;
import static dev.gilspy.analysis.budget.Outcome.UNCERTAIN;
import static dev.gilspy.analysis.budget.Outcome.WITHIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.aggregate.FleetScenes;
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

    @Test
    void sleepingWithTheGilCanBeForbidden() {
        Budget forbidden = BudgetKind.forbidding(ThreadPattern.ALL, ThreadState.HELD_BLOCKED);

        Finding finding = judged(ASLEEP, forbidden);
        assertThat(finding.outcome()).isEqualTo(EXCEEDED);
        assertThat(finding.suspect().frame().function()).isEqualTo("nap");
        assertThat(judged(PARALLEL, forbidden).outcome()).isEqualTo(WITHIN);
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
}
