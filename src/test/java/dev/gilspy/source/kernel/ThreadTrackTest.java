package dev.gilspy.source.kernel;

import static dev.gilspy.source.kernel.Events.READ;
import static dev.gilspy.source.kernel.Events.SLEEP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadState;
import org.junit.jupiter.api.Test;

class ThreadTrackTest extends OneThread {
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
}
