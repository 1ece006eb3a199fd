package dev.gilspy.aggregate;

import static dev.gilspy.model.BlockedKind.IO;
import static dev.gilspy.model.BlockedKind.POLL;
import static dev.gilspy.model.ThreadState.RUNNING;
import static dev.gilspy.model.ThreadState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where one stretch of an event loop ends and the next begins. */
class EventLoopsTest {
    private final Ledger ledger = new Ledger();
    private final Scene scene = new Scene(ledger).begin();
    private final int main = scene.thread("MainThread");
    private final int poll = Scenes.inPoll(scene);
    private final int loop = Scenes.inLoop(scene);
    private final int handle = Scenes.inLoop(scene, "handle /srv/app.py:12");

    private LoopSummary only() {
        List<LoopSummary> loops = ledger.summary().processes().get(0).loops();
        assertThat(loops).hasSize(1);
        return loops.get(0);
    }

    private List<Long> counts() {
        return only().buckets().stream().map(LoopSummary.Bucket::count).toList();
    }

    @Test
    void aStretchGoesFromOneSleepToTheNext() {
        scene.blocked(main, POLL, 100, poll).is(main, RUNNING, 60, handle);
        scene.blocked(main, POLL, 40, poll).is(main, RUNNING, 4, handle);
        scene.blocked(main, POLL, 10, poll);

        assertThat(counts()).containsExactly(1L, 0L, 1L, 0L, 0L, 0L);
        assertThat(only().observedNanos()).isEqualTo(214 * Scene.MILLI);
        assertThat(only().stalledNanos()).isEqualTo(60 * Scene.MILLI);
        assertThat(only().stalledShare()).isEqualTo(60 / 214.0);
        assertThat(only().stretches().maxNanos()).isEqualTo(60 * Scene.MILLI);
        assertThat(only().stretches().resolutionNanos()).isEqualTo(Scene.MILLI);
    }

    @Test
    void manyShortCallbacksOfOneFunctionAreNoStall() {
        for (int call = 0; call < 100; call++) {
            scene.turns(main).is(main, RUNNING, 5, handle);
        }
        assertThat(counts()).containsExactly(100L, 0L, 0L, 0L, 0L, 0L);
        assertThat(only().callbacksTold()).isTrue();
        assertThat(only().stalls()).isZero();
    }

    @Test
    void whereCallbacksAreNotToldApartThatIsSaid() {
        for (int call = 0; call < 100; call++) {
            scene.is(main, RUNNING, 5, handle);
        }
        assertThat(only().callbacksTold()).isFalse();
        assertThat(counts()).containsExactly(0L, 0L, 0L, 0L, 1L, 0L);
    }

    @Test
    void theLoopItselfOrAnotherCoroutineEndsAStretch() {
        int other = Scenes.inLoop(scene, "other /srv/app.py:40");
        scene.is(main, RUNNING, 40, handle).is(main, RUNNING, 1, loop);
        scene.is(main, RUNNING, 30, handle).is(main, RUNNING, 30, other);
        assertThat(counts()).containsExactly(1L, 3L, 0L, 0L, 0L, 0L);
    }

    @Test
    void anotherLineOrACallIsTheSameStretch() {
        int later = Scenes.inLoop(scene, "handle /srv/app.py:15");
        int deeper = Scenes.inLoop(scene, "handle /srv/app.py:15", "rank /srv/model.py:3");
        scene.is(main, RUNNING, 30, handle).is(main, RUNNING, 30, later);
        scene.is(main, RUNNING, 30, deeper).is(main, WAITING, 20, deeper);
        scene.blocked(main, IO, 20, deeper).is(main, RUNNING, 10, 0);
        assertThat(counts()).containsExactly(0L, 0L, 0L, 1L, 0L, 0L);
        assertThat(only().stalledNanos()).isEqualTo(140 * Scene.MILLI);
        assertThat(only().stalledIn())
                .allSatisfy(
                        stack ->
                                assertThat(
                                                stack.frames().isEmpty()
                                                        || stack.frames()
                                                                .get(0)
                                                                .function()
                                                                .equals("handle"))
                                        .isTrue());
    }

    @Test
    void whatIsNotObservedIsNotCounted() {
        scene.is(main, RUNNING, 30, handle);
        int elsewhere = scene.stack("<module> /srv/serve.py:95");
        scene.is(main, RUNNING, 500, elsewhere).is(main, RUNNING, 30, handle);
        assertThat(counts()).containsExactly(0L, 2L, 0L, 0L, 0L, 0L);
        assertThat(only().observedNanos()).isEqualTo(60 * Scene.MILLI);
    }

    @Test
    void aThreadWithoutALoopHasNone() {
        scene.is(main, RUNNING, 30, scene.stack("<module> /srv/serve.py:95"));
        assertThat(ledger.summary().processes().get(0).loops()).isEmpty();
    }

    @Test
    void uvloopIsKnownByWhoStartsIt() {
        int start =
                scene.stack("main /srv/a.py:1", "run /usr/lib/python3.12/asyncio/runners.py:194");
        int work =
                scene.stack(
                        "main /srv/a.py:1",
                        "run /usr/lib/python3.12/asyncio/runners.py:194",
                        "work /srv/a.py:9");
        scene.blocked(main, POLL, 10, start).is(main, RUNNING, 70, work);
        assertThat(only().stalledIn().get(0).frames().get(0).function()).isEqualTo("work");
    }
}
