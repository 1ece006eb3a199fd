package dev.gilspy.analysis;

import static dev.gilspy.analysis.VerdictCode.CPU_STARVED;
import static dev.gilspy.analysis.VerdictCode.FREE_THREADED_GIL_ON;
import static dev.gilspy.analysis.VerdictCode.FREE_THREADED_SCALING;
import static dev.gilspy.analysis.VerdictCode.GIL_BOUND;
import static dev.gilspy.analysis.VerdictCode.HELD_WHILE_BLOCKED;
import static dev.gilspy.analysis.VerdictCode.IDLE;
import static dev.gilspy.analysis.VerdictCode.IO_BOUND;
import static dev.gilspy.analysis.VerdictCode.MIXED;
import static dev.gilspy.analysis.VerdictCode.NATIVE_PARALLEL;
import static dev.gilspy.analysis.VerdictCode.SINGLE_THREADED_CPU;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Verdicts of free-threaded builds, and of what is neither that nor CPython with a GIL. */
class FreeThreadedVerdictsTest {
    private static final String ASKED = "PYTHON_GIL=1 is set in its environment.";

    @Test
    void fourSpinnersScale() {
        Verdict verdict = Load.freeThreaded(8).threads(4, "spin", "running 100").verdict();
        assertThat(verdict.code()).isEqualTo(FREE_THREADED_SCALING);
        assertThat(verdict.summary()).endsWith("4.0 of them are attached and on a CPU on average.");
        assertThat(verdict.ceiling()).isNull();
        assertThat(verdict.evidence())
                .containsExactly(
                        "4.0 of 8 usable CPUs used",
                        "world stopped 0.0 % of the time",
                        "0.0 threads queueing for the interpreter's locks on average");
        assertThat(verdict.remedies()).singleElement().asString().contains("4.0 of 8 are used");
    }

    @Test
    void moreSpinnersThanCpusScaleToo() {
        assertThat(Load.freeThreaded(2).threads(4, "spin", "running 50", "held-starved 50").code())
                .isEqualTo(FREE_THREADED_SCALING);
    }

    @Test
    void theSameWithAGilIsGilBound() {
        assertThat(new Load(8).threads(4, "spin", "running 25", "waiting 75").code())
                .isEqualTo(GIL_BOUND);
    }

    @Test
    void aLockThatCostsMuchIsNamed() {
        Load load = Load.freeThreaded(8);
        for (int i = 0; i < 4; i++) {
            load.thread("spin" + i, "running 40", "lock 60").queued("dict object", 60);
        }
        Verdict verdict = load.verdict();
        assertThat(verdict.code()).isEqualTo(FREE_THREADED_SCALING);
        assertThat(verdict.summary()).contains("but 2.4 queue for the interpreter's locks");
        assertThat(verdict.remedies().get(0))
                .startsWith("2.4 threads queue on average for dict object at 0x7f12a0: share it");
    }

    @Test
    void whoStopsTheWorldMuchIsNamedByItsLine() {
        Load load = Load.freeThreaded(8).thread("gc", "running 100").paused(30);
        load.thread("spin", "running 70").waitsForTheOneBefore(30);
        Verdict verdict = load.verdict();
        assertThat(verdict.code()).isEqualTo(FREE_THREADED_SCALING);
        assertThat(verdict.summary()).contains("but the world is stopped for 30.0 % of the time");
        assertThat(verdict.remedies().get(0))
                .startsWith("collect (gc.py:33) asked for 100.0 % of the stopped time");
    }

    @Test
    void whoStopsTheWorldIsNamedByItsThreadWhereItsLineIsNotKnown() {
        Load load = Load.freeThreaded(8).threads(2, "spin", "running 100").paused(30);
        assertThat(load.verdict().remedies().get(0)).startsWith("spin1 asked for 100.0 %");
    }

    @Test
    void workThatALockSerialisesDoesNotScale() {
        Load load = Load.freeThreaded(8);
        for (int i = 0; i < 4; i++) {
            load.thread("spin" + i, "running 25", "lock 75").queued("list object", 75);
        }
        Verdict verdict = load.verdict();
        assertThat(verdict.code()).isEqualTo(MIXED);
        assertThat(verdict.summary()).doesNotContain("GIL");
        assertThat(verdict.remedies().get(0)).contains("list object at 0x7f12a0");
    }

    @Test
    void oneSpinnerIsSingleThreadedAndMayShareAmongThreads() {
        Verdict verdict =
                Load.freeThreaded(8)
                        .thread("spin", "running 100")
                        .thread("main", "lock 100")
                        .verdict();
        assertThat(verdict.code()).isEqualTo(SINGLE_THREADED_CPU);
        assertThat(verdict.remedies().get(0)).contains("share it among threads");
    }

    @Test
    void detachedNativeCodeIsNativeParallel() {
        Verdict verdict =
                Load.freeThreaded(8).threads(4, "hash", "running 3", "native 97").verdict();
        assertThat(verdict.code()).isEqualTo(NATIVE_PARALLEL);
        assertThat(verdict.summary()).contains("detached");
    }

    @Test
    void socketsAreIoBound() {
        Verdict verdict = Load.freeThreaded(8).threads(8, "fetch", "running 2", "io 98").verdict();
        assertThat(verdict.code()).isEqualTo(IO_BOUND);
        assertThat(verdict.summary()).contains("0.2 of them are attached").doesNotContain("GIL");
        assertThat(verdict.remedies().get(0)).doesNotContain("GIL");
    }

    @Test
    void sleepersAreIdleAndThreadsWithoutCpusAreStarved() {
        assertThat(Load.freeThreaded(8).threads(3, "nap", "sleep 100").code()).isEqualTo(IDLE);
        assertThat(Load.freeThreaded(8).threads(3, "work", "running 40", "held-starved 60").code())
                .isEqualTo(CPU_STARVED);
    }

    @Test
    void spinnersBehindAGilThatIsOnAreToldWhy() {
        Verdict verdict = gilOn().threads(4, "spin", "running 25", "waiting 75").verdict();
        assertThat(verdict.code()).isEqualTo(FREE_THREADED_GIL_ON);
        assertThat(verdict.evidence()).contains(ASKED);
        assertThat(verdict.remedies().get(0)).contains("Unset PYTHON_GIL");
        assertThat(verdict.ceiling()).isEqualTo(4.0);
    }

    @Test
    void aGilThatIsOnAndInnocentIsOnlyMentioned() {
        Verdict alone = gilOn().thread("spin", "running 100").verdict();
        assertThat(alone.code()).isEqualTo(SINGLE_THREADED_CPU);
        assertThat(alone.evidence()).contains(ASKED);
        assertThat(gilOn().threads(4, "fetch", "running 2", "io 98").code()).isEqualTo(IO_BOUND);
        assertThat(gilOn().threads(4, "hash", "running 3", "native 97").code())
                .isEqualTo(NATIVE_PARALLEL);
        assertThat(gilOn().threads(4, "nap", "sleep 100").code()).isEqualTo(IDLE);
    }

    @Test
    void callsThatSleepWithAGilThatIsOnAreStillThat() {
        Load load = gilOn().thread("driver", "running 2", "held-blocked 88", "io 10");
        assertThat(load.thread("victim", "running 10", "waiting 90").code())
                .isEqualTo(HELD_WHILE_BLOCKED);
    }

    @Test
    void aBuildThatNeedsItsGilIsNotTold() {
        Verdict verdict = new Load(8).threads(4, "spin", "running 25", "waiting 75").verdict();
        assertThat(verdict.evidence()).doesNotContain(ASKED);
        assertThat(verdict.remedies()).noneMatch(remedy -> remedy.contains("PYTHON_GIL"));
    }

    private static Load gilOn() {
        return Load.freeThreaded(8).gilOn(ASKED);
    }

    @Test
    void pypyIsNotToldToUsePypy() {
        assertThat(Load.pypy(4).thread("spin", "running 100").verdict().remedies().get(0))
                .doesNotContain("PyPy");
        assertThat(new Load(4).thread("spin", "running 100").verdict().remedies().get(0))
                .contains("PyPy");
    }

    @ParameterizedTest
    @EnumSource
    void noSentenceWithoutAGilSpeaksOfHoldingIt(VerdictCode code) {
        Situation s =
                Situation.of(
                        Load.freeThreaded(4)
                                .thread("spin", "running 60", "waiting 20", "lock 20")
                                .summary());
        assertThat(Sentences.summary(code, s) + Sentences.evidence(code, s))
                .doesNotContain("GIL is held", "GIL held", "compete for the GIL");
    }
}
