package dev.gilspy.analysis;

import static dev.gilspy.analysis.VerdictCode.CPU_STARVED;
import static dev.gilspy.analysis.VerdictCode.NATIVE_PARALLEL;
import static dev.gilspy.analysis.VerdictCode.SINGLE_THREADED_CPU;
import static dev.gilspy.model.ThreadState.NATIVE;
import static dev.gilspy.model.ThreadState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import org.junit.jupiter.api.Test;

/** What a verdict must know of before it advises. */
class AdviceTest {
    private static final String MAIN = "<module> /srv/main.py:1";
    private static final String SEND =
            "ForkingPickler.dumps /usr/lib/python3.12/multiprocessing/reduction.py:51";

    private final Ledger ledger = new Ledger();
    private final Scene scene = new Scene(ledger).begin();
    private final int main = scene.thread("MainThread");

    private Verdict verdict() {
        scene.tally(1000, 0, 0, 0).end(1000);
        return Verdicts.of(ledger.summary());
    }

    private Verdict pickling(double millis) {
        scene.is(main, RUNNING, 1000 - millis, scene.stack(MAIN, "score /srv/app.py:5"));
        scene.stays(main, RUNNING, millis, scene.stack(MAIN, "send /srv/app.py:9", SEND));
        return verdict();
    }

    @Test
    void processesAreNoPlainAdviceWhereMuchIsPickledAlready() {
        Verdict verdict = pickling(230);
        assertThat(verdict.code()).isEqualTo(SINGLE_THREADED_CPU);
        assertThat(verdict.evidence()).contains("pickling is 23.0 % of the work");
        assertThat(verdict.remedies().get(1))
                .startsWith("Processes are no plain gain here")
                .contains("23.0 % of the work already");
        assertThat(verdict.remedies().get(2)).startsWith("Then: gilspy diff");
    }

    @Test
    void aLittlePicklingIsNotMentioned() {
        Verdict verdict = pickling(20);
        assertThat(verdict.evidence()).noneMatch(clause -> clause.startsWith("pickling"));
        assertThat(verdict.remedies()).hasSize(2);
    }

    @Test
    void aQuotaIsSaidToBeOne() {
        Load load = new Load(0.5).thread("work", "running 50", "held-starved 50");
        assertThat(load.code()).isEqualTo(CPU_STARVED);
        assertThat(load.verdict().evidence())
                .contains("0.5 of 0.5 usable CPUs used: a cgroup's quota");
        assertThat(load.verdict().remedies().get(0)).startsWith("Raise the CPU quota");
    }

    @Test
    void wholeCpusAreNoSignOfAQuota() {
        Load load = new Load(1).thread("work", "running 50", "held-starved 50");
        assertThat(load.verdict().remedies().get(0)).startsWith("Look at the CPU quota");
    }

    @Test
    void theLibraryThatComputesInParallelIsNamed() {
        int packing = scene.stack(MAIN, "pack /srv/app.py:5", "deflate libz.so.1.2.13:0");
        scene.is(main, NATIVE, 1000, packing);
        scene.is(scene.thread("worker"), NATIVE, 1000, packing);
        Verdict verdict = verdict();
        assertThat(verdict.code()).isEqualTo(NATIVE_PARALLEL);
        assertThat(verdict.evidence().get(0)).isEqualTo("100.0 % of that in libz.so.1.2.13");
    }

    @Test
    void aLoneExtensionWithTheGilIsNotToldToUsePypy() {
        scene.is(
                main, RUNNING, 1000, scene.stack(MAIN, "parse /srv/app.py:5", "crunch _fast.so:0"));
        Verdict verdict = verdict();
        assertThat(verdict.code()).isEqualTo(SINGLE_THREADED_CPU);
        assertThat(verdict.remedies().get(0))
                .startsWith(
                        "parse (app.py:5) spends 100.0 % of its time with the GIL in crunch in _fast.so")
                .doesNotContain("PyPy");
    }
}
