package dev.gilspy.source.kernel;

import static dev.gilspy.source.kernel.Events.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;
import org.junit.jupiter.api.Test;

/** Threads that there were before anybody looked, until their first event. */
class FoundThreadsTest extends OneThread {
    @Test
    void aThreadFoundAsleepHasSleptFromTheBeginning() {
        events.track(A).foundAsleep(BlockedKind.POLL, false, 5);
        events.in(A, 700, 600).clock(A, 750).end(800);

        assertThat(events.spans(A))
                .containsExactly("blocked(poll) 0-600", "starved 600-700", "native 700-800");
    }

    @Test
    void aThreadFoundWaitingHasWaitedFromTheBeginning() {
        events.track(A).foundWaiting(5);
        events.heldBy(B).in(A, 700, 690).free().returns(A, 702).heldBy(A).clock(A, 800).end(900);

        assertThat(events.spans(A)).containsExactly("waiting 0-702", "running 702-900");
    }

    @Test
    void aThreadFoundAsleepHasSleptUntilItIsMetAwake() {
        events.track(A).foundAsleep(BlockedKind.POLL, false, 5);
        events.met(A, 710).clock(A, 750).end(800);

        assertThat(events.spans(A)).containsExactly("blocked(poll) 0-710", "native 710-800");
    }

    @Test
    void aThreadThatIsMetOnlyWhenItSleepsAgainHasSleptAllTheTime() {
        events.track(A).foundAsleep(BlockedKind.POLL, false, 5);
        events.met(A, 710).sleeps(A, 710, READ).end(800);

        assertThat(events.micros(A, ThreadState.BLOCKED)).isEqualTo(800);
    }

    @Test
    void aThreadFoundWaitingGoesOnToWaitWhenItIsMet() {
        events.track(A).foundWaiting(5);
        events.heldBy(B).met(A, 700).free().returns(A, 702).heldBy(A).clock(A, 800).end(900);

        assertThat(events.spans(A)).containsExactly("waiting 0-702", "running 702-900");
    }

    @Test
    void aThreadThatIsMetRunningHasRun() {
        events.track(A).foundRunning(true);
        events.heldBy(A).met(A, 10).clock(A, 800).end(900);

        assertThat(events.spans(A)).containsExactly("running 0-900");
    }

    @Test
    void aThreadFoundRunnableWithoutACpuWasStarved() {
        events.track(A).foundRunning(true);
        events.heldBy(A).in(A, 700).clock(A, 800).end(900);

        assertThat(events.spans(A)).containsExactly("held-starved 0-700", "running+ 700-900");
    }
}
