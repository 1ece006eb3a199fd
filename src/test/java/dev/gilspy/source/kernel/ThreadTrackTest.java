package dev.gilspy.source.kernel;

import static dev.gilspy.source.kernel.Events.COND;
import static dev.gilspy.source.kernel.Events.MUTEX;
import static dev.gilspy.source.kernel.Events.READ;
import static dev.gilspy.source.kernel.Events.SLEEP;
import static dev.gilspy.source.kernel.Events.SWITCH_COND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadState;
import org.junit.jupiter.api.Test;

/** What one thread's events say. Thread A is followed; B is the other one. Times are in µs. */
class ThreadTrackTest {
    private static final int A = 0;
    private static final int B = 1;

    private final Events events = new Events(2);

    ThreadTrackTest() {
        events.track(B).foundAsleep(BlockedKind.IO, false, 0);
    }

    /** A is on a CPU without the GIL, which B holds. */
    private Events outside() {
        events.track(A).foundRunning(false);
        return events.heldBy(B).in(A, 0);
    }

    /** A has waited until 1000 and holds the GIL since. */
    private Events holding() {
        return outside()
                .asks(A, 100)
                .asleepInFutex(A, 105)
                .in(A, 990, 985)
                .free()
                .returns(A, 1000)
                .heldBy(A);
    }

    @Test
    void aWaitIsOneOverAllItsTimeOuts() {
        outside()
                .asks(A, 100)
                .asleepInFutex(A, 105)
                .in(A, 5110, 5105)
                .timesOut(A, 5112)
                .asks(A, 5116)
                .asleepInFutex(A, 5120)
                .in(A, 9000, 8990)
                .free()
                .returns(A, 9004)
                .heldBy(A)
                .clock(A, 9500)
                .end(9600);

        assertThat(events.spans(A))
                .containsExactly("native 0-100", "waiting 100-9004", "running 9004-9600");
    }

    @Test
    void anotherContextBeginsAnObservation() {
        holding().contexts(7).clock(A, 2000).clock(A, 3000).contexts(9).clock(A, 4000);
        events.clock(A, 5000).contexts(0).clock(A, 6000).end(7000);

        // As a stack, it counts for the time from the look but two before it.
        assertThat(events.observationsOf(A))
                .filteredOn(StackObservation::otherContext)
                .hasSize(1)
                .allSatisfy(seen -> assertThat(seen.nanos()).isBetween(3_000_000L, 6_000_000L));
    }

    @Test
    void aHoldLastsFromTheLastReturnToTheDrop() {
        holding().free().wakes(A, 7000).asks(A, 7060).end(7500);

        assertThat(events.spans(A))
                .containsExactly(
                        "native 0-100",
                        "waiting 100-1000",
                        "running 1000-7000",
                        "native 7000-7060",
                        "waiting 7060-7500");
    }

    @Test
    void twoWaitsWithAHoldBetweenAreTwo() {
        holding().free().wakes(A, 1030).asks(A, 1031).end(2000);

        assertThat(events.spans(A))
                .containsSequence("waiting 100-1000", "running 1000-1030", "native 1030-1031")
                .last()
                .isEqualTo("waiting 1031-2000");
    }

    /** The GIL's words name who had it last: a hold may be over before anybody looks. */
    @Test
    void aHoldThatWasOverBeforeTheNextEventIsStillOne() {
        holding().free().asks(A, 1012).end(2000);

        assertThat(events.spans(A)).contains("waiting 100-1000", "waiting 1012-2000");
    }

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

    @Test
    void sleepingWithTheGilIsHeldBlockedAndNoEndOfTheHold() {
        holding().sleeps(A, 1500, READ).in(A, 3000, 2900).clock(A, 3500).end(4000);

        assertThat(events.spans(A))
                .containsExactly(
                        "native 0-100",
                        "waiting 100-1000",
                        "running 1000-1500",
                        "held-blocked(io)+ 1500-2900",
                        "held-starved+ 2900-3000",
                        "running+ 3000-4000");
    }

    @Test
    void losingTheCpuWithTheGilIsHeldStarved() {
        holding().preempted(A, 1500).in(A, 3000).clock(A, 3500).end(4000);

        assertThat(events.spans(A))
                .containsSequence(
                        "running 1000-1500", "held-starved+ 1500-3000", "running+ 3000-4000");
    }

    @Test
    void whoIsWokenWithoutACpuIsStarved() {
        outside().sleeps(A, 50, SLEEP).in(A, 900, 800).sleeps(A, 901, SLEEP).end(1000);

        assertThat(events.spans(A))
                .startsWith("native 0-50", "blocked(sleep) 50-800", "starved 800-900")
                .endsWith("blocked(sleep) 901-1000");
    }

    @Test
    void losingTheCpuOutsideIsStarved() {
        outside().preempted(A, 50).in(A, 900).clock(A, 950).end(1000);

        assertThat(events.spans(A))
                .containsExactly("native 0-50", "starved 50-900", "native 900-1000");
    }

    /** It was handed the GIL at 1000 and could take it at 1400. */
    @Test
    void whoLosesTheCpuBeforeItTakesTheGilWaitsUntilItHasOne() {
        outside()
                .asks(A, 100)
                .asleepInFutex(A, 105)
                .in(A, 990, 985)
                .free()
                .returns(A, 1000)
                .preempted(A, 1001)
                .in(A, 1400)
                .heldBy(A)
                .clock(A, 1500)
                .end(1600);

        assertThat(events.spans(A))
                .containsExactly("native 0-100", "waiting 100-1400", "running 1400-1600");
        GilWait waits = events.track(A).waits();
        assertThat(waits.waitingForGilNanos() + waits.waitingForCpuNanos()).isEqualTo(1_300_000);
        assertThat(waits.waitingForCpuNanos()).isBetween(399_000L, 410_000L);
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

    @Test
    void stacksGoWithTheirTime() {
        holding().withStack(7).clock(A, 1200).withStack(9).sleeps(A, 1500, READ).end(3000);

        assertThat(events.observationsOf(A))
                .filteredOn(seen -> seen.kind() == BlockedKind.IO)
                .singleElement()
                .satisfies(seen -> assertThat(seen.stack()).isEqualTo(9))
                .satisfies(seen -> assertThat(seen.nanos()).isEqualTo(1_500_000));
        assertThat(events.observationsOf(A)).extracting(seen -> seen.stack()).contains(7);
    }

    @Test
    void whatIsBlockedStaysBlockedWhileNothingHappens() {
        outside().sleeps(A, 50, READ);
        events.track(A).flush(5_000_000);

        assertThat(events.track(A).untilNanos()).isEqualTo(5_000_000);
        events.in(A, 6000).end(6000);
        assertThat(events.micros(A, ThreadState.BLOCKED)).isEqualTo(5950);
    }

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
