package dev.gilspy.analysis;

import static dev.gilspy.analysis.VerdictCode.GIL_BOUND;
import static dev.gilspy.analysis.VerdictCode.IDLE;
import static dev.gilspy.analysis.VerdictCode.INTERPRETERS_PARALLEL;
import static dev.gilspy.analysis.VerdictCode.IO_BOUND;
import static dev.gilspy.analysis.VerdictCode.NATIVE_PARALLEL;
import static dev.gilspy.analysis.VerdictCode.SINGLE_THREADED_CPU;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Verdicts of processes with several interpreters. */
class InterpreterVerdictsTest {
    @Test
    void oneSpinnerInEachOfFourIsParallel() {
        Load load = new Load(8).thread("main", "lock 100");
        for (int id = 1; id <= 4; id++) {
            load.interpreter(id, id).thread(id, "spin" + id, "running 100");
        }
        Verdict verdict = load.verdict();
        assertThat(verdict.code()).isEqualTo(INTERPRETERS_PARALLEL);
        assertThat(verdict.interpreter()).isNull();
        assertThat(verdict.ceiling()).isNull();
        assertThat(verdict.summary()).contains("4.0 GILs are held on average");
        assertThat(verdict.evidence()).contains("4.0 of 8 usable CPUs used");
    }

    @Test
    void aNewInterpreterForEachTaskIsParallelToo() {
        Load load = new Load(8);
        for (int id = 1; id <= 400; id++) {
            load.interpreter(id, id).thread(id, "task" + id, "running 1");
        }
        Verdict verdict = load.verdict();
        assertThat(verdict.code()).isEqualTo(INTERPRETERS_PARALLEL);
        assertThat(verdict.summary()).contains("4.0 GILs are held on average");
    }

    @Test
    void theSameUnderOneGilIsGilBound() {
        Load load = new Load(8);
        for (int id = 1; id <= 4; id++) {
            load.interpreter(id, 0).thread(id, "spin" + id, "running 25", "waiting 75");
        }
        Verdict verdict = load.verdict();
        assertThat(verdict.code()).isEqualTo(GIL_BOUND);
        assertThat(verdict.summary()).startsWith("4 threads compete").contains("held 100.0 %");
        assertThat(verdict.interpreter()).as("there is but one GIL").isNull();
        assertThat(verdict.ceiling()).isEqualTo(4.0);
    }

    @Test
    void threadsThatCompeteInOneInterpreterAreGilBoundThere() {
        Verdict verdict = oneContendedOfThree(8).verdict();
        assertThat(verdict.code()).isEqualTo(GIL_BOUND);
        assertThat(verdict.interpreter()).isEqualTo(2);
        assertThat(verdict.summary()).startsWith("In interpreter 2, 4 threads compete");
        assertThat(verdict.ceiling()).isEqualTo(4.0);
    }

    @Test
    void theRemedyNamesWhatRunsUnderThatGil() {
        Load load = new Load(8).interpreter(1, 1).interpreter(2, 2);
        load.thread(1, "other", "running 100").thread(2, "spin", "running 90", "waiting 10");
        load.thread(2, "reader", "running 2", "waiting 50", "io 48");
        assertThat(load.verdict().summary()).startsWith("In interpreter 2, ");
        assertThat(load.verdict().remedies().get(0))
                .startsWith("spin (spin.py:10) accounts for 97.8 % of the waiting");
    }

    @Test
    void whatRunsInOtherInterpretersNeedsItsCpus() {
        assertThat(oneContendedOfThree(4).verdict().ceiling()).isEqualTo(2.0);
    }

    /** Two interpreters with a spinner each, and one with four. */
    private static Load oneContendedOfThree(double cpus) {
        Load load = new Load(cpus).interpreter(0, 0).interpreter(1, 1).interpreter(2, 2);
        load.thread(0, "main", "running 100").thread(1, "other", "running 100");
        for (int i = 0; i < 4; i++) {
            load.thread(2, "spin" + i, "running 25", "waiting 75");
        }
        return load;
    }

    @Test
    void severalThatShareTheGilInQuestionAreCounted() {
        Load load = new Load(8).interpreter(1, 0).interpreter(2, 0).interpreter(3, 3);
        load.thread(0, "a", "running 50", "waiting 50").thread(1, "b", "running 50", "waiting 50");
        load.thread(3, "c", "running 40", "io 60");
        Verdict verdict = load.verdict();
        assertThat(verdict.code()).isEqualTo(GIL_BOUND);
        assertThat(verdict.summary())
                .startsWith("In interpreter 0 and 2 more that share its GIL, 2 threads compete");
    }

    @Test
    void oneSpinnerBesideIdleInterpretersIsSingleThreaded() {
        Load load = new Load(8).interpreter(1, 1).interpreter(2, 2);
        load.thread(0, "main", "lock 100").thread(1, "spin", "running 100");
        load.thread(2, "reader", "running 2", "io 98");
        Verdict verdict = load.verdict();
        assertThat(verdict.code()).isEqualTo(SINGLE_THREADED_CPU);
        assertThat(verdict.summary()).startsWith("In interpreter 1, one thread, spin, does");
    }

    @Test
    void nativeCodeInSeveralInterpretersIsNativeParallel() {
        Load load = new Load(8).interpreter(1, 1).interpreter(2, 2);
        load.thread(0, "a", "running 5", "native 95").thread(1, "b", "running 5", "native 95");
        Verdict verdict = load.verdict();
        assertThat(verdict.code()).isEqualTo(NATIVE_PARALLEL);
        assertThat(verdict.summary()).startsWith("Native code computes in 2 threads on 1.9 CPUs");
    }

    @Test
    void interpretersThatMostlyReadAreIoBound() {
        Load load = new Load(8).interpreter(1, 1).interpreter(2, 2);
        for (int id = 0; id < 3; id++) {
            load.thread(id, "read" + id, "running 10", "io 90");
        }
        assertThat(load.code()).isEqualTo(IO_BOUND);
    }

    @Test
    void interpretersThatSleepAreIdle() {
        Load load = new Load(8).interpreter(1, 1);
        load.thread(0, "a", "sleep 100").thread(1, "b", "running 0.5", "sleep 99.5");
        Verdict verdict = load.verdict();
        assertThat(verdict.code()).isEqualTo(IDLE);
        assertThat(verdict.summary()).startsWith("The process hardly did anything");
    }
}
