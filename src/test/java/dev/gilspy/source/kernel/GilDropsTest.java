package dev.gilspy.source.kernel;

import static dev.gilspy.source.kernel.Events.COND;
import static dev.gilspy.source.kernel.Events.MUTEX;
import static dev.gilspy.source.kernel.Events.READ;
import static dev.gilspy.source.kernel.Events.SWITCH_COND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.ThreadState;
import org.junit.jupiter.api.Test;

/** When and how a thread lets go of the GIL. */
class GilDropsTest extends OneThread {
    @Test
    void aDropIsForcedIfSomebodyHasWaitedAnInterval() {
        holding().clock(A, 1900).in(B, 1000).asks(B, 1001).timesOut(B, 6000).free().wakes(A, 6100);

        assertThat(events.track(A).forcedDrops()).isEqualTo(1);
        assertThat(events.track(A).voluntaryDrops()).isZero();
    }

    @Test
    void aDropIsVoluntaryIfNobodyHasAsked() {
        holding().clock(A, 1900).returns(B, 6000).free().wakes(A, 6100);

        assertThat(events.track(A).forcedDrops()).isZero();
        assertThat(events.track(A).voluntaryDrops()).isEqualTo(1);
    }

    @Test
    void whoAskedInOneHoldDoesNotForceTheNextDrop() {
        holding().clock(A, 1900).in(B, 1000).asks(B, 1001).timesOut(B, 6000).free().wakes(A, 6100);
        events.asks(A, 6200).asleepInFutex(A, 6201).in(A, 7000).returns(A, 7001);
        events.heldBy(A).clock(A, 7500).free().wakes(A, 8000);

        assertThat(events.track(A).forcedDrops()).isEqualTo(1);
        assertThat(events.track(A).voluntaryDrops()).isEqualTo(1);
    }

    private void dropsAsleepWithinTheSignal() {
        holding()
                .free()
                .waitsOn(COND, A, 2000)
                .asleepInFutex(A, 2002)
                .in(A, 2100, 2090)
                .returns(A, 2101)
                .wakes(A, 2105)
                .sleeps(A, 2200, READ)
                .end(2300);
    }

    /** glibc's pthread_cond_signal() may wait for waiters of long ago to leave. */
    @Test
    void whatAReleaserWaitsForWithinItsDropIsNoWaitForTheGil() {
        dropsAsleepWithinTheSignal();

        assertThat(events.spans(A)).filteredOn(text -> text.startsWith("waiting")).hasSize(1);
    }

    @Test
    void aReleaserThatSleepsWithinItsDropHasDroppedOnce() {
        dropsAsleepWithinTheSignal();

        assertThat(events.spans(A))
                .containsSequence(
                        "running 1000-2000",
                        "native 2000-2002",
                        "blocked(lock) 2002-2090",
                        "starved 2090-2100");
        assertThat(events.track(A).voluntaryDrops()).isEqualTo(1);
    }

    @Test
    void aHolderThatWantsTheMutexToDropDoesNotWaitForTheGil() {
        holding()
                .waitsOn(MUTEX, A, 2000)
                .asleepInFutex(A, 2001)
                .in(A, 2050, 2040)
                .returns(A, 2051)
                .free()
                .wakes(A, 2060)
                .end(2070);

        assertThat(events.spans(A)).filteredOn(text -> text.startsWith("waiting")).hasSize(1);
        assertThat(events.micros(A, ThreadState.HELD_BLOCKED)).isZero();
    }

    @Test
    void aWakeByAWaiterIsNoDrop() {
        outside().asks(A, 100).asleepInFutex(A, 105).in(A, 500).wakes(A, 510).end(600);

        assertThat(events.spans(A)).containsExactly("native 0-100", "waiting 100-600");
        assertThat(events.track(A).voluntaryDrops()).isZero();
    }

    @Test
    void aSecondWakeOfOneDropIsNoSecondDrop() {
        holding().free().wakes(A, 2000).wakes(A, 2004).sleeps(A, 2100, READ).end(2200);

        assertThat(events.track(A).voluntaryDrops()).isEqualTo(1);
    }

    @Test
    void aYieldBelongsToTheWaitIfTheGilIsAskedForAgain() {
        holding().free().wakes(A, 6000).heldBy(B);
        events.waitsOn(SWITCH_COND, A, 6010).asleepInFutex(A, 6012).in(A, 6100).returns(A, 6102);
        events.asks(A, 6110).asleepInFutex(A, 6112).in(A, 8000).free().returns(A, 8001);
        events.heldBy(A).clock(A, 8500).end(9000);

        assertThat(events.spans(A))
                .contains("waiting 6010-8001")
                .last()
                .isEqualTo("running 8001-9000");
    }

    @Test
    void aYieldThatIsFollowedBySomethingElseIsNoWait() {
        holding().free().wakes(A, 6000).heldBy(B);
        events.waitsOn(SWITCH_COND, A, 6010).asleepInFutex(A, 6012).in(A, 6100).returns(A, 6102);
        events.sleeps(A, 6110, READ).in(A, 7000).clock(A, 7010).end(7020);

        assertThat(events.spans(A))
                .contains("blocked(lock) 6010-6102", "blocked(io) 6110-7000")
                .filteredOn(text -> text.startsWith("waiting"))
                .containsExactly("waiting 100-1000");
    }
}
