package dev.gilspy.analysis;

import static dev.gilspy.analysis.VerdictCode.CONVOY;
import static dev.gilspy.analysis.VerdictCode.EVENT_LOOP_BLOCKED;
import static dev.gilspy.analysis.VerdictCode.GIL_BOUND;
import static dev.gilspy.analysis.VerdictCode.IDLE;
import static dev.gilspy.analysis.VerdictCode.IO_BOUND;
import static dev.gilspy.analysis.VerdictCode.SINGLE_THREADED_CPU;
import static dev.gilspy.model.BlockedKind.POLL;
import static dev.gilspy.model.BlockedKind.SLEEP;
import static dev.gilspy.model.ThreadState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.model.ThreadState;
import org.junit.jupiter.api.Test;

/** An event loop that is kept from its events, and ones that only look like it. */
class EventLoopVerdictsTest {
    private final Ledger ledger = new Ledger();
    private final Scene scene = new Scene(ledger).begin();
    private final int main = scene.thread("MainThread");
    private final int poll = Scenes.inPoll(scene);
    private final int rank = Scenes.inLoop(scene, "handle /srv/app.py:31", "rank /srv/model.py:88");

    private Verdict verdict() {
        scene.tally(1000, 0, 0, 0).end(1000);
        return Verdicts.of(ledger.summary());
    }

    private void turns(double busy, double asleep) {
        for (double at = 0; at + busy + asleep <= 1000; at += busy + asleep) {
            scene.turns(main).is(main, RUNNING, busy, rank);
            scene.turns(main).blocked(main, POLL, asleep, poll);
        }
    }

    @Test
    void aCoroutineThatComputesIsNamedWithWhatItCalls() {
        turns(100, 100);
        Verdict verdict = verdict();
        assertThat(verdict.code()).isEqualTo(EVENT_LOOP_BLOCKED);
        assertThat(verdict.summary())
                .isEqualTo(
                        "The event loop of MainThread is kept from its events for 50.0 % of the time, for up to 100 ms at a stretch: by handle (app.py:31), not by the GIL.");
        assertThat(verdict.evidence())
                .startsWith(
                        "5 stalls of 50 ms and more, p99 of all stretches 100 ms",
                        "handle (app.py:31) 100.0 % of the stalled time",
                        "computing 100.0 % of it, in blocking calls 0.0 %");
        assertThat(verdict.remedies().get(0))
                .startsWith("rank (model.py:88) computes for 100.0 % of that time: run it with")
                .contains("ProcessPoolExecutor", "await asyncio.sleep(0)", "asyncio.to_thread()");
    }

    @Test
    void aBlockingCallIsToBeAwaited() {
        int sleep = Scenes.inLoop(scene, "retry /srv/app.py:60");
        for (int call = 0; call < 5; call++) {
            scene.turns(main).blocked(main, SLEEP, 100, sleep);
            scene.turns(main).blocked(main, POLL, 100, poll);
        }
        Verdict verdict = verdict();
        assertThat(verdict.code()).isEqualTo(EVENT_LOOP_BLOCKED);
        assertThat(verdict.remedies().get(0))
                .isEqualTo(
                        "retry (app.py:60) sits in a blocking call for 100.0 % of that time: use a call that can be awaited, or asyncio.to_thread().");
    }

    @Test
    void aLoopThatHandlesALotQuicklyIsSingleThreaded() {
        turns(5, 0);
        assertThat(verdict().code()).isEqualTo(SINGLE_THREADED_CPU);
    }

    @Test
    void whereCallbacksAreNotToldApartNothingIsSaidOfStalls() {
        scene.is(main, RUNNING, 1000, rank);
        assertThat(verdict().code()).isEqualTo(SINGLE_THREADED_CPU);
    }

    @Test
    void aPlainProgramIsSingleThreaded() {
        scene.is(main, RUNNING, 1000, scene.stack("<module> /srv/main.py:3"));
        assertThat(verdict().code()).isEqualTo(SINGLE_THREADED_CPU);
    }

    @Test
    void aLoopThatIsShortOfNothingIsIoBoundOrIdle() {
        turns(2, 18);
        assertThat(verdict().code()).isEqualTo(IO_BOUND);
    }

    @Test
    void oneStallInALongTimeIsNoneToSpeakOf() {
        scene.turns(main).is(main, RUNNING, 15, rank).turns(main).blocked(main, POLL, 985, poll);
        assertThat(verdict().code()).isEqualTo(IDLE);
    }

    @Test
    void aLoopBehindAThreadThatComputesIsInAConvoy() {
        int spin = scene.thread("spin");
        int counting = scene.stack("count /srv/app.py:5");
        scene.is(spin, RUNNING, 1000, counting);
        for (int event = 0; event < 100; event++) {
            scene.turns(main).blocked(main, POLL, 4, poll);
            scene.waits(main, 5.5, rank, spin, counting);
            scene.turns(main).is(main, RUNNING, 0.5, rank);
        }
        assertThat(verdict().code()).isEqualTo(CONVOY);
    }

    @Test
    void aLoopThatWaitsForTheGilIsNotItselfAtFault() {
        int[] spins = {scene.thread("spin-0"), scene.thread("spin-1")};
        int counting = scene.stack("count /srv/app.py:5");
        for (int turn = 0; turn < 200; turn++) {
            scene.is(spins[turn % 2], RUNNING, 5, counting);
            scene.waits(spins[1 - turn % 2], 5, 0, spins[turn % 2], counting);
        }
        for (int event = 0; event < 8; event++) {
            scene.turns(main).is(main, ThreadState.WAITING, 100, rank);
            scene.turns(main).blocked(main, POLL, 20, poll);
        }
        assertThat(verdict().code()).isEqualTo(GIL_BOUND);
    }
}
