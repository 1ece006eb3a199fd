package dev.gilspy.classify;

import static dev.gilspy.model.ThreadState.HELD_STARVED;
import static dev.gilspy.model.ThreadState.NATIVE;
import static dev.gilspy.model.ThreadState.RUNNING;
import static dev.gilspy.model.ThreadState.STARVED;
import static dev.gilspy.model.ThreadState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.classify.RunnableSplit.Evidence;
import dev.gilspy.model.ThreadState;
import java.util.function.Consumer;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RunnableSplitTest {
    private static final long MILLI = 1_000_000;

    private final RunnableSplit split = new RunnableSplit();
    private final Evidence evidence = new Evidence();

    @Test
    void aHolderIsWithoutACpuForAsLongAsItQueued() {
        given(MILLI, e -> e.holder = true, e -> e.queuedNanos = 300_000);
        assertParts(RUNNING, 700_000, HELD_STARVED);
    }

    @Test
    void aHolderThatDidNotQueueRanThroughout() {
        given(MILLI, e -> e.holder = true);
        assertParts(RUNNING, MILLI, HELD_STARVED);
    }

    @Test
    void aHolderCannotHaveQueuedLongerThanTheStretch() {
        given(MILLI, e -> e.holder = true, e -> e.queuedNanos = 5 * MILLI);
        assertParts(RUNNING, 0, HELD_STARVED);
    }

    @Test
    void outsideTheGilTimeIsDividedByWorkAndQueueing() {
        given(MILLI, e -> e.cpuNanos = 100_000, e -> e.queuedNanos = 85_000);
        // 85 µs of work, since waking up is none; hence one half each.
        assertParts(NATIVE, 500_000, STARVED);
    }

    @Test
    void everyTimeItIsScheduledInCostsAWakeUp() {
        given(
                MILLI,
                e -> e.cpuNanos = 100_000,
                e -> e.timesScheduledIn = 4,
                e -> e.queuedNanos = 75_000);
        assertParts(NATIVE, 250_000, STARVED);
    }

    @Test
    void shortQueueingIsTheSchedulerAtWork() {
        given(MILLI, e -> e.cpuNanos = 100_000, e -> e.queuedNanos = 20_000);
        assertParts(NATIVE, MILLI, STARVED);
    }

    @Test
    void whoOnlyQueuedWasStarved() {
        given(MILLI, e -> e.cpuNanos = 15_000, e -> e.queuedNanos = 50_000);
        assertParts(NATIVE, 0, STARVED);
    }

    @Test
    void whatIsNotBookedYetCountsAsOnACpu() {
        given(MILLI);
        assertParts(NATIVE, MILLI, STARVED);
    }

    @Test
    void aWaiterThatPollsWaitsOnACpuAndWithoutOne() {
        given(
                MILLI,
                e -> e.waitersPoll = true,
                e -> e.wantedBefore = true,
                e -> e.cpuNanos = 110_000,
                e -> e.timesScheduledIn = 7,
                e -> e.queuedNanos = 300_000);
        assertParts(WAITING, MILLI, WAITING);
    }

    @Test
    void whoGetsACpuOftenAndHardlyUsesItPolls() {
        given(
                MILLI,
                e -> e.waitersPoll = true,
                e -> e.cpuNanos = 50_000,
                e -> e.timesScheduledIn = 4);
        assertParts(WAITING, MILLI, WAITING);
    }

    @Test
    void whoWorksBeforeItPollsWorkedForSoLong() {
        given(
                MILLI,
                e -> e.waitersPoll = true,
                e -> e.parkedAfter = true,
                e -> e.cpuNanos = 480_000,
                e -> e.timesScheduledIn = 1);
        assertParts(NATIVE, 400_000, WAITING);
    }

    @Test
    void whoRunsOnWithoutTheGilDoesNotPoll() {
        given(MILLI, e -> e.waitersPoll = true, e -> e.cpuNanos = MILLI);
        assertParts(NATIVE, MILLI, STARVED);
    }

    @Test
    void whoWantedTheGilAndDidNotWorkStillWaits() {
        given(MILLI, e -> e.cpuNanos = 15_000, e -> e.wantedBefore = true);
        assertParts(WAITING, MILLI, STARVED);
    }

    @Test
    void whoIsSeenAsleepForTheGilNextWasOnItsWayThere() {
        given(MILLI, e -> e.cpuNanos = 15_000, e -> e.parkedAfter = true);
        assertParts(WAITING, MILLI, STARVED);
    }

    @Test
    void whoWantedItAndHadToBeGivenACpuOnlyToHoldTheGilWasWaiting() {
        given(
                MILLI,
                e -> e.queuedNanos = 900_000,
                e -> e.wantedBefore = true,
                e -> e.holdsAfter = true);
        assertParts(WAITING, 0, WAITING);
    }

    @Test
    void whoDidNotWantItBeforeWasStarvedThoughItHoldsTheGilNext() {
        given(MILLI, e -> e.queuedNanos = 900_000, e -> e.holdsAfter = true);
        assertParts(WAITING, 0, STARVED);
    }

    @Test
    void whoQueuedAndHoldsTheGilNextIsDividedByItsHabit() {
        given(
                MILLI,
                e -> e.queuedNanos = 900_000,
                e -> e.usualWaitingShare = 0.25,
                e -> e.holdsAfter = true);
        assertParts(WAITING, MILLI / 4, STARVED);
    }

    @Test
    void whoHoldsTheGilNextWithoutABookingRanAllAlong() {
        given(MILLI, e -> e.holdsAfter = true);
        assertParts(NATIVE, MILLI, STARVED);
    }

    @Test
    void whoWorkedIsNativeWhateverItWanted() {
        given(
                MILLI,
                e -> e.cpuNanos = 500_000,
                e -> e.wantedBefore = true,
                e -> e.parkedAfter = true,
                e -> e.holdsAfter = true);
        assertParts(NATIVE, MILLI, STARVED);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void thePartsSumToTheStretchAndKeepToTheirSideOfTheGil(
            @ForAll @LongRange(min = 1, max = 3_600_000_000_000L) long nanos,
            @ForAll @LongRange(min = 0, max = 7_200_000_000_000L) long cpuNanos,
            @ForAll @LongRange(min = 0, max = 7_200_000_000_000L) long queuedNanos,
            @ForAll @IntRange(max = 1000) int timesScheduledIn,
            @ForAll @IntRange(max = 15) int flags) {
        evidence.cpuNanos = cpuNanos;
        evidence.queuedNanos = queuedNanos;
        evidence.timesScheduledIn = timesScheduledIn;
        evidence.holder = (flags & 1) != 0;
        evidence.wantedBefore = (flags & 2) != 0;
        evidence.parkedAfter = (flags & 4) != 0;
        evidence.holdsAfter = (flags & 8) != 0;
        split.split(nanos, evidence);
        assertThat(split.onCpuNanos()).isBetween(0L, nanos);
        assertThat(split.onCpuState().holdsGil()).isEqualTo(evidence.holder);
        assertThat(split.offCpuState().holdsGil()).isEqualTo(evidence.holder);
    }

    @SafeVarargs
    private void given(long nanos, Consumer<Evidence>... booked) {
        for (Consumer<Evidence> one : booked) {
            one.accept(evidence);
        }
        split.split(nanos, evidence);
    }

    private void assertParts(ThreadState onCpu, long onCpuNanos, ThreadState offCpu) {
        assertThat(split.onCpuState()).isEqualTo(onCpu);
        assertThat(split.onCpuNanos()).isEqualTo(onCpuNanos);
        assertThat(split.offCpuState()).isEqualTo(offCpu);
    }
}
