package dev.gilspy.analysis;

import static dev.gilspy.analysis.FleetLoad.contended;
import static dev.gilspy.analysis.FleetLoad.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import org.junit.jupiter.api.Test;

class FleetVerdictsTest {
    private static final String WORKER = "gunicorn: worker";

    @Test
    void fullCpusAreNoReasonForMoreProcesses() {
        Verdict verdict =
                new FleetLoad(4).processes(4, WORKER, one("running 95", "io 5")).verdict();

        assertThat(verdict.code()).isEqualTo(VerdictCode.CPUS_FULL);
        assertThat(verdict.summary())
                .isEqualTo(
                        "The CPUs are full: 4 processes use 3.8 of 4 usable CPUs, so more processes or threads will not help.");
    }

    @Test
    void workersThatAreEachShortOfTheirGilNeedMoreWorkersWhileCpusAreFree() {
        Verdict verdict = new FleetLoad(16).processes(4, WORKER, contended()).verdict();

        assertThat(verdict.code()).isEqualTo(VerdictCode.GIL_BOUND);
        assertThat(verdict.summary())
                .isEqualTo(
                        "Threads compete for the GIL in 4 of 4 processes that do something, while only 4.0 of 16 usable CPUs are used.");
        assertThat(verdict.evidence())
                .contains("4 of 4 GILs saturated", "GIL held 99.0 % in the mean, at most 99.0 %");
        assertThat(verdict.remedies().get(0)).contains("more workers with fewer threads each");
    }

    @Test
    void workersOfOneThreadThatIsAlwaysBusyAreTooFew() {
        Verdict verdict =
                new FleetLoad(16).processes(4, WORKER, one("running 98", "io 2")).verdict();

        assertThat(verdict.code()).isEqualTo(VerdictCode.TOO_FEW_WORKERS);
        assertThat(verdict.remedies().get(0)).startsWith("Run more workers");
    }

    @Test
    void oneBusyWorkerAmongIdleSiblingsIsUnevenLoad() {
        Verdict verdict =
                new FleetLoad(16)
                        .process(WORKER, one("running 97", "io 3"))
                        .processes(3, WORKER, one("running 4", "io 96"))
                        .verdict();

        assertThat(verdict.code()).isEqualTo(VerdictCode.UNEVEN_LOAD);
        assertThat(verdict.summary())
                .isEqualTo(
                        "The load is uneven: pid 4300 uses 1.0 CPUs, and its GIL is held 97.0 % of the time; the median of its 3 siblings uses 0.0.");
    }

    @Test
    void siblingsThatAreAsBusyAreNot() {
        Verdict verdict =
                new FleetLoad(16)
                        .process(WORKER, one("running 97", "io 3"))
                        .processes(3, WORKER, one("running 60", "io 40"))
                        .verdict();

        assertThat(verdict.code()).isNotEqualTo(VerdictCode.UNEVEN_LOAD);
    }

    @Test
    void aBusyProcessOfAnotherKindIsNotUnevenLoad() {
        Verdict verdict =
                new FleetLoad(16)
                        .process("python3 batch.py", one("running 97", "io 3"))
                        .processes(3, WORKER, one("running 4", "io 96"))
                        .verdict();

        assertThat(verdict.code()).isNotEqualTo(VerdictCode.UNEVEN_LOAD);
    }

    @Test
    void workersWithoutWorkAreTooMany() {
        Verdict verdict =
                new FleetLoad(16)
                        .processes(2, WORKER, one("running 30", "io 70"))
                        .processes(
                                5,
                                WORKER,
                                load ->
                                        load.thread("MainThread", "running 0.5", "poll 99.5")
                                                .usage(0.005, 210, 60, 20)
                                                .ends(1000))
                        .verdict();

        assertThat(verdict.code()).isEqualTo(VerdictCode.MOSTLY_IDLE);
        assertThat(verdict.summary())
                .isEqualTo("Most workers have nothing to do: 5 of 7 hardly did anything.");
        assertThat(verdict.remedies())
                .containsExactly(
                        "Fewer workers would do. Each has 20 MiB that would be free without it.");
    }

    @Test
    void nothingDoneIsIdle() {
        Verdict verdict = new FleetLoad(4).processes(4, WORKER, one("poll 100")).verdict();

        assertThat(verdict.code()).isEqualTo(VerdictCode.IDLE);
        assertThat(verdict.remedies()).isEmpty();
    }

    @Test
    void theOnlyOneThatWorksSpeaksForAll() {
        FleetLoad load =
                new FleetLoad(16)
                        .process("gunicorn: master", one("poll 100"))
                        .process(WORKER, contended());

        Verdict its = Verdicts.ofEach(load.summary()).get(1);
        assertThat(load.verdict().code()).isEqualTo(VerdictCode.GIL_BOUND);
        assertThat(load.verdict().summary())
                .isEqualTo("All the work is done by pid 4301. " + its.summary());
        assertThat(load.verdict().ceiling()).isEqualTo(its.ceiling());
    }

    @Test
    void whatIsSoInMostOfThemIsSoInAll() {
        Verdict verdict =
                new FleetLoad(16)
                        .process("gunicorn: master", one("poll 100"))
                        .processes(4, WORKER, one("running 20", "io 80"))
                        .verdict();

        assertThat(verdict.code()).isEqualTo(VerdictCode.IO_BOUND);
        assertThat(verdict.summary())
                .startsWith("It is so in 4 of 4 processes that do something, as in pid 4301: ");
    }

    @Test
    void aBugInTheCodeComesBeforeHowManyProcessesThereShouldBe() {
        Verdict verdict =
                new FleetLoad(2)
                        .processes(
                                4,
                                WORKER,
                                load ->
                                        load.thread(
                                                        "a",
                                                        "running 45",
                                                        "held_blocked 40",
                                                        "waiting 15")
                                                .thread("b", "waiting 85", "running 15")
                                                .ends(1000))
                        .verdict();

        assertThat(verdict.code()).isEqualTo(VerdictCode.HELD_WHILE_BLOCKED);
    }

    @Test
    void differentCausesAreCounted() {
        Verdict verdict =
                new FleetLoad(16)
                        .process("api", contended())
                        .process("batch", one("running 98", "io 2"))
                        .process("queue", one("running 20", "io 80"))
                        .verdict();

        assertThat(verdict.code()).isEqualTo(VerdictCode.MIXED);
        assertThat(verdict.summary())
                .isEqualTo(
                        "No single cause stands out among 3 processes: 1 gil-bound, 1 io-bound, 1 single-threaded-cpu.");
    }

    @Test
    void eachIsJudgedAsIfItWereAlone() {
        FleetLoad load = new FleetLoad(4).process(WORKER, contended()).process("b", one("io 100"));
        Summary alone = new FleetLoad(4).process(WORKER, contended()).summary();

        assertThat(Verdicts.ofEach(load.summary()).get(0)).isEqualTo(Verdicts.of(alone));
    }

    @Test
    void aVerdictIsReachedOnce() {
        Summary summary = Scenes.threeWorkers();
        assertThat(Verdicts.of(summary)).isSameAs(Verdicts.of(summary));
        Summary fleet = new FleetLoad(4).processes(2, WORKER, contended()).summary();
        assertThat(Verdicts.of(fleet)).isSameAs(Verdicts.of(fleet));
        assertThat(JudgedProcess.of(fleet).get(1).verdict())
                .isSameAs(JudgedProcess.of(fleet).get(1).verdict());
    }
}
