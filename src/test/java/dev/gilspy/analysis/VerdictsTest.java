package dev.gilspy.analysis;

import static dev.gilspy.analysis.VerdictCode.CPU_STARVED;
import static dev.gilspy.analysis.VerdictCode.GIL_BOUND;
import static dev.gilspy.analysis.VerdictCode.HELD_WHILE_BLOCKED;
import static dev.gilspy.analysis.VerdictCode.IDLE;
import static dev.gilspy.analysis.VerdictCode.IO_BOUND;
import static dev.gilspy.analysis.VerdictCode.MIXED;
import static dev.gilspy.analysis.VerdictCode.NATIVE_PARALLEL;
import static dev.gilspy.analysis.VerdictCode.SINGLE_THREADED_CPU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Ledger;
import org.junit.jupiter.api.Test;

/** Each verdict, and what is nearly it. */
class VerdictsTest {
    @Test
    void fourSpinnersAreGilBound() {
        Verdict verdict = new Load(4).threads(4, "spin", "running 25", "waiting 75").verdict();
        assertThat(verdict.code()).isEqualTo(GIL_BOUND);
        assertThat(verdict.summary()).contains("4 threads", "100.0 %", "3.0 of them");
        assertThat(verdict.ceiling()).isEqualTo(4.0);
    }

    @Test
    void aGilBoundProgramThatAlsoReleasesALittleIsStillGilBound() {
        Load load = new Load(4).threads(3, "spin", "running 30", "waiting 55", "native 10", "io 5");
        assertThat(load.code()).isEqualTo(GIL_BOUND);
    }

    @Test
    void aSaturatedMachineDoesNotHideTheGil() {
        // The thread that drops the GIL is pushed off its CPU by the one that it woke.
        Load load =
                new Load(2)
                        .threads(
                                4,
                                "spin",
                                "running 22",
                                "held-starved 2",
                                "waiting 60",
                                "starved 16");
        assertThat(load.code()).isEqualTo(GIL_BOUND);
    }

    @Test
    void oneSpinnerIsSingleThreaded() {
        Verdict verdict =
                new Load(4).thread("spin", "running 100").thread("main", "lock 100").verdict();
        assertThat(verdict.code()).isEqualTo(SINGLE_THREADED_CPU);
        assertThat(verdict.remedies().get(0)).startsWith("spin (spin.py:10) is 100.0 % of it");
    }

    @Test
    void aLittleWaitingBesideOneSpinnerChangesNothing() {
        Load load =
                new Load(4)
                        .thread("spin", "running 99", "waiting 1")
                        .thread("log", "waiting 15", "io 85");
        assertThat(load.code()).isEqualTo(SINGLE_THREADED_CPU);
    }

    @Test
    void moreWaitingBesideOneSpinnerIsTheGil() {
        Load load =
                new Load(4)
                        .thread("spin", "running 99", "waiting 1")
                        .threads(2, "io", "waiting 40", "io 60");
        assertThat(load.code()).isEqualTo(GIL_BOUND);
    }

    @Test
    void oneThreadInNativeCodeIsSingleThreadedAndMayShare() {
        Verdict verdict = new Load(4).thread("crunch", "running 5", "native 95").verdict();
        assertThat(verdict.code()).isEqualTo(SINGLE_THREADED_CPU);
        assertThat(verdict.remedies().get(0)).contains("more threads can share");
    }

    @Test
    void aThreadThatIsHalfBusyIsNotTheLimit() {
        assertThat(new Load(4).thread("a", "running 60", "io 40").code()).isEqualTo(MIXED);
    }

    @Test
    void hashingInFourThreadsIsNativeParallel() {
        Verdict verdict =
                new Load(4).threads(4, "hash", "running 3", "waiting 2", "native 95").verdict();
        assertThat(verdict.code()).isEqualTo(NATIVE_PARALLEL);
        assertThat(verdict.summary()).contains("not the problem", "3.8 CPUs");
    }

    @Test
    void moreNativeThreadsThanCpusAreNotStarved() {
        Load load = new Load(2).threads(4, "hash", "running 1", "native 47", "starved 52");
        assertThat(load.code()).isEqualTo(NATIVE_PARALLEL);
    }

    @Test
    void nativeThreadsThatQueueForTheGilAreNotInnocent() {
        Load load = new Load(8).threads(4, "np", "running 20", "waiting 50", "native 30");
        assertThat(load.code()).isEqualTo(GIL_BOUND);
    }

    @Test
    void manyNativeThreadsMayWaitALittleEach() {
        Load load = new Load(32).threads(20, "np", "running 3", "waiting 4", "native 93");
        assertThat(load.code()).isEqualTo(NATIVE_PARALLEL);
    }

    @Test
    void sleepingWithTheGilIsHeldWhileBlocked() {
        Load load =
                new Load(4)
                        .thread("driver", "running 2", "held-blocked 88", "io 10")
                        .thread("victim", "running 10", "waiting 90");
        assertThat(load.code()).isEqualTo(HELD_WHILE_BLOCKED);
        assertThat(load.verdict().remedies().get(0))
                .startsWith("driver (driver.py:10) accounts for 100.0 %");
    }

    @Test
    void cpusDoNotBoundWhatSleeps() {
        Load load = new Load(1).threads(4, "driver", "held-blocked 25", "waiting 75");
        assertThat(load.verdict().ceiling()).isEqualTo(4.0);
    }

    @Test
    void aFewPageFaultsAreNotHeldWhileBlocked() {
        Load load = new Load(4).threads(4, "spin", "running 22", "held-blocked 3", "waiting 75");
        assertThat(load.code()).isEqualTo(GIL_BOUND);
    }

    @Test
    void sleepingWithTheGilHarmsNobodyWhereNobodyWaits() {
        Load load = new Load(4).thread("only", "running 10", "held-blocked 80", "io 10");
        assertThat(load.code()).isNotEqualTo(HELD_WHILE_BLOCKED);
    }

    @Test
    void socketsAreIoBound() {
        Verdict verdict =
                new Load(4)
                        .threads(8, "fetch", "running 2", "waiting 1", "io 90", "poll 7")
                        .verdict();
        assertThat(verdict.code()).isEqualTo(IO_BOUND);
        assertThat(verdict.evidence().get(0)).contains("io 90.0 %", "poll 7.0 %");
    }

    @Test
    void threadsThatWaitForEachOthersLocksAreNotIoBound() {
        assertThat(new Load(4).threads(4, "queue", "running 5", "lock 95").code()).isEqualTo(IDLE);
    }

    @Test
    void aMainThreadThatJoinsDoesNotMakeItALockProblem() {
        Load load =
                new Load(4)
                        .threads(2, "fetch", "running 5", "io 95")
                        .threads(5, "main", "lock 100");
        assertThat(load.code()).isEqualTo(IO_BOUND);
    }

    @Test
    void sleepersAreIdle() {
        Verdict verdict =
                new Load(4)
                        .threads(30, "sleeper", "sleep 100")
                        .thread("tick", "running 1", "sleep 99")
                        .verdict();
        assertThat(verdict.code()).isEqualTo(IDLE);
        assertThat(verdict.ceiling()).isNull();
    }

    @Test
    void threadsThatQueueForALockOfTheirOwnAreIdleAndTheLockIsNamed() {
        Load load =
                new Load(2)
                        .threads(4, "order", "running 0.6", "native 0.5", "lock 75", "sleep 23.9");
        Verdict verdict = load.verdict();
        assertThat(verdict.code()).isEqualTo(IDLE);
        assertThat(verdict.summary())
                .contains("waited for locks of the program's own, not for the GIL");
        assertThat(verdict.remedies()).hasSize(1);
    }

    @Test
    void aProgramThatOnlySleepsIsIdleWithoutALock() {
        Verdict verdict = new Load(2).threads(2, "nap", "running 0.6", "sleep 99.4").verdict();
        assertThat(verdict.code()).isEqualTo(IDLE);
        assertThat(verdict.summary()).doesNotContain("lock");
        assertThat(verdict.remedies()).isEmpty();
    }

    @Test
    void workUnderALockOfItsOwnIsNotIdle() {
        Load load = new Load(2).threads(4, "order", "running 15", "lock 85");
        assertThat(load.code()).isEqualTo(MIXED);
    }

    @Test
    void aThreadBehindANoisyNeighbourIsCpuStarved() {
        Load load =
                new Load(4)
                        .threads(
                                2,
                                "work",
                                "running 20",
                                "held-starved 20",
                                "waiting 15",
                                "starved 45");
        assertThat(load.code()).isEqualTo(CPU_STARVED);
    }

    @Test
    void aQuotaOfHalfACpuIsCpuStarved() {
        assertThat(new Load(0.5).thread("work", "running 50", "held-starved 50").code())
                .isEqualTo(CPU_STARVED);
    }

    @Test
    void aLittleQueueingIsNoShortage() {
        assertThat(new Load(4).thread("work", "running 90", "held-starved 10").code())
                .isEqualTo(SINGLE_THREADED_CPU);
    }

    @Test
    void theCeilingIsBoundedByTheCpusLeft() {
        assertThat(new Load(2).threads(4, "spin", "running 25", "waiting 75").verdict().ceiling())
                .isEqualTo(2.0);
        assertThat(new Load(1).threads(4, "spin", "running 25", "waiting 75").verdict().ceiling())
                .isEqualTo(1.0);
    }

    @Test
    void withoutCpusTheCeilingIsNotKnown() {
        assertThat(new Load(0).threads(4, "spin", "running 25", "waiting 75").verdict().ceiling())
                .isNull();
    }

    @Test
    void ofNothingItSaysThatNothingWasObserved() {
        Verdict verdict = Verdicts.of(new Ledger().summary());
        assertThat(verdict.code()).isEqualTo(MIXED);
        assertThat(verdict.summary()).contains("Nothing was observed");
    }
}
