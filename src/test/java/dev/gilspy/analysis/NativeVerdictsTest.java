package dev.gilspy.analysis;

import static dev.gilspy.analysis.VerdictCode.GIL_BOUND;
import static dev.gilspy.analysis.VerdictCode.HELD_BY_NATIVE;
import static dev.gilspy.analysis.VerdictCode.SINGLE_THREADED_CPU;
import static dev.gilspy.model.ThreadState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Native code that keeps the GIL, and what only looks like it. */
class NativeVerdictsTest {
    private static final String MAIN = "<module> /srv/main.py:1";
    private static final String PARSE = "parse /srv/app.py:19";

    private final Ledger ledger = new Ledger();
    private final Scene scene = new Scene(ledger).cpus(4).begin();
    private final int[] threads = {scene.thread("worker-0"), scene.thread("worker-1")};

    /** Two threads take turns of so many milliseconds, in a second altogether. */
    private Verdict turns(double millis, ThreadState holding, int... stacks) {
        double at = 0;
        for (int turn = 0; at + millis <= 1000; turn++, at += millis) {
            int holder = threads[turn % 2];
            int stack = stacks[turn % stacks.length];
            scene.is(holder, holding, millis, stack);
            scene.waits(threads[1 - turn % 2], millis, 0, holder, stack);
        }
        scene.tally(1000, 0, 0, 0).end(1000);
        return Verdicts.of(ledger.summary());
    }

    @Test
    void anExtensionThatComputesWithTheGilIsNamedWithItsCaller() {
        int stack = scene.stack(MAIN, PARSE, "crunch _fast.cpython-312-x86_64-linux-gnu.so:0");
        Verdict verdict = turns(5, RUNNING, stack);
        assertThat(verdict.code()).isEqualTo(HELD_BY_NATIVE);
        assertThat(verdict.summary())
                .contains("crunch in _fast.cpython-312-x86_64-linux-gnu.so", "1.0 threads wait");
        assertThat(verdict.evidence())
                .contains("seen at instructions of an extension for 100.0 % of the waiting")
                .noneMatch(clause -> clause.startsWith("kept"));
        assertThat(verdict.remedies().get(0))
                .startsWith("parse (app.py:19) makes 100.0 % of these calls: release the GIL");
    }

    @Test
    void aHolderThatIsAskedAndDoesNotLetGoIsInNativeCode() {
        Verdict verdict = turns(60, RUNNING, scene.stack(MAIN, PARSE));
        assertThat(verdict.code()).isEqualTo(HELD_BY_NATIVE);
        assertThat(verdict.evidence())
                .contains(
                        "kept for 60.0 ms and more, where Python code lets go after 5.0 ms",
                        "no instruction was looked at, so the function is not known");
        assertThat(verdict.remedies().get(0)).startsWith("parse (app.py:19) makes 100.0 %");
    }

    @Test
    void turnsOfASwitchIntervalAreGilBound() {
        assertThat(turns(5.5, RUNNING, scene.stack(MAIN, PARSE)).code()).isEqualTo(GIL_BOUND);
    }

    @Test
    void aHolderWithoutACpuKeepsTheGilForAnotherReason() {
        assertThat(turns(60, ThreadState.HELD_STARVED, scene.stack(MAIN, PARSE)).code())
                .isNotEqualTo(HELD_BY_NATIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "long_add, python3.12",
        "dict_merge, libpython3.12.so.1.0",
        "'(native code)', libpypy3.10-c.so",
        "memcpy, libc.so.6",
        "clock_gettime, [vdso]",
    })
    void whatTheInterpreterDoesItselfIsNoExtension(String function, String library) {
        int stack = scene.stack(MAIN, PARSE, function + " " + library + ":0");
        assertThat(turns(5, RUNNING, stack).code()).isEqualTo(GIL_BOUND);
    }

    @ParameterizedTest
    @CsvSource({"sre_ucs1_match, re matches", "scan_once_unicode, json works through"})
    void modulesInsideTheInterpreterAreKnownByFunction(String function, String advice) {
        int stack = scene.stack(MAIN, PARSE, function + " python3.12:0");
        Verdict verdict = turns(5, RUNNING, stack);
        assertThat(verdict.code()).isEqualTo(HELD_BY_NATIVE);
        assertThat(verdict.remedies().get(0)).contains(advice);
    }

    @Test
    void whatAnExtensionHasTheCLibraryDoIsItsOwn() {
        int extension = scene.stack(MAIN, PARSE, "pack _fast.so:0");
        int copying = scene.stack(MAIN, PARSE, "memcpy libc.so.6:0");
        int other = scene.stack(MAIN, "loop /srv/app.py:40");
        Verdict verdict = turns(5, RUNNING, copying, copying, extension, other);
        assertThat(verdict.code()).isEqualTo(HELD_BY_NATIVE);
        assertThat(verdict.evidence().get(0)).contains("75.0 % of the waiting");
    }

    @Test
    void aThirdOfTheWaitingIsNotMostOfIt() {
        int extension = scene.stack(MAIN, PARSE, "crunch _fast.so:0");
        int python = scene.stack(MAIN, "loop /srv/app.py:40");
        assertThat(turns(5, RUNNING, extension, python, python).code()).isEqualTo(GIL_BOUND);
    }

    @Test
    void nativeCodeThatNobodyWaitsForIsSingleThreaded() {
        int stack = scene.stack(MAIN, PARSE, "crunch _fast.so:0");
        scene.is(threads[0], RUNNING, 1000, stack).tally(1000, 0, 0, 0).end(1000);
        assertThat(Verdicts.of(ledger.summary()).code()).isEqualTo(SINGLE_THREADED_CPU);
    }

    @Test
    void ownersAreToldByLibrary() {
        assertThat(NativeOwner.of(new Frame("f", "libopenblas.so.0", 0)))
                .isEqualTo(NativeOwner.EXTENSION);
        assertThat(NativeOwner.of(new Frame("f", "libc-2.31.so", 0))).isEqualTo(NativeOwner.SYSTEM);
        assertThat(NativeOwner.of(new Frame("f", "uwsgi", 0))).isEqualTo(NativeOwner.INTERPRETER);
    }
}
