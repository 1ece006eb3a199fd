package dev.gilspy.source.remote;

import static dev.gilspy.model.ThreadState.BLOCKED;
import static dev.gilspy.model.ThreadState.HELD_BLOCKED;
import static dev.gilspy.model.ThreadState.HELD_STARVED;
import static dev.gilspy.model.ThreadState.NATIVE;
import static dev.gilspy.model.ThreadState.RUNNING;
import static dev.gilspy.model.ThreadState.STARVED;
import static dev.gilspy.model.ThreadState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import org.junit.jupiter.api.Test;

/** Times are in microseconds. */
class ThreadHistoryTest {
    private final Looks looks = new Looks();

    @Test
    void aLookWeighsUpToTheMiddleBetweenItsNeighbours() {
        looks.at(0).asleep(BlockedKind.IO);
        looks.at(1000).booked(20, 0, 1).asleep(BlockedKind.SLEEP);
        looks.at(3000).booked(20, 0, 1).asleep(BlockedKind.POLL);
        looks.end(4000);
        assertThat(looks.spans())
                .containsExactly(
                        span(BLOCKED, BlockedKind.IO, 0, 500, false),
                        span(BLOCKED, BlockedKind.SLEEP, 500, 2000, false),
                        span(BLOCKED, BlockedKind.POLL, 2000, 4000, false));
        assertThat(looks.observations()).extracting(StackObservation::samples).containsOnly(1);
    }

    @Test
    void everyLookAtAThreadThatSleepsOnCounts() {
        looks.at(0).asleep(BlockedKind.IO);
        looks.at(1000).asleep(BlockedKind.IO);
        looks.at(3000).asleep(BlockedKind.IO).end(4000);
        assertThat(looks.spans()).containsExactly(span(BLOCKED, BlockedKind.IO, 0, 4000, false));
        assertThat(looks.observations()).extracting(StackObservation::samples).containsExactly(3);
    }

    @Test
    void asleepWithTheGilIsHeldBlocked() {
        looks.at(0).holdsAsleep(BlockedKind.IO).end(100);
        assertThat(looks.spans())
                .containsExactly(span(HELD_BLOCKED, BlockedKind.IO, 0, 100, false));
    }

    @Test
    void aHoldThatQueuedIsDividedWhenThatIsBooked() {
        looks.at(0).holdsRunnable();
        looks.at(1000).holdsRunnable();
        looks.at(2000).holdsRunnable();
        looks.at(3000).booked(1500, 1000, 1).holdsRunnable();
        looks.at(4000).booked(1000, 0, 0).holdsRunnable().end(4000);
        assertThat(looks.spans())
                .containsExactly(
                        span(RUNNING, BlockedKind.NONE, 0, 1500, false),
                        span(HELD_STARVED, BlockedKind.NONE, 1500, 2500, true),
                        span(RUNNING, BlockedKind.NONE, 2500, 4000, true));
    }

    /** The sampler took the CPU for that long; that is not the machine's shortness. */
    @Test
    void whatTheSamplerDisplacedAHolderForIsRunning() {
        looks.at(0).holdsRunnable();
        looks.at(1000).booked(800, 200, 1).busy(200).holdsRunnable().end(1000);
        assertThat(looks.spans()).containsExactly(span(RUNNING, BlockedKind.NONE, 0, 1000, false));
    }

    @Test
    void whoComesFromSleepQueuedBeforeItRan() {
        looks.at(0).asleep(BlockedKind.POLL);
        looks.at(1000).runnable();
        looks.at(2000).runnable();
        looks.at(3000).booked(1030, 1000, 1).asleep(BlockedKind.POLL).end(3000);
        assertThat(looks.spans())
                .containsExactly(
                        span(BLOCKED, BlockedKind.POLL, 0, 500, false),
                        span(STARVED, BlockedKind.NONE, 500, 1500, false),
                        span(NATIVE, BlockedKind.NONE, 1500, 2500, false),
                        span(BLOCKED, BlockedKind.POLL, 2500, 3000, false));
    }

    @Test
    void aWokenWaiterWaitsUntilItHoldsTheGil() {
        looks.at(0).whileHeldBy(7, 70).parked();
        looks.at(1000).whileHeldBy(8, 80).runnable();
        looks.at(2000).whileHeldBy(ThreadInfo.NOBODY, 0).booked(10, 900, 1).holdsRunnable();
        looks.end(3000);
        assertThat(looks.spans())
                .containsExactly(
                        span(WAITING, BlockedKind.NONE, 0, 1500, false),
                        span(RUNNING, BlockedKind.NONE, 1500, 3000, false));
        assertThat(looks.observations())
                .extracting(StackObservation::holder, StackObservation::holderStack)
                .containsExactly(tuple(7, 70), tuple(8, 80), tuple(ThreadInfo.NOBODY, 0));
    }

    @Test
    void aWaiterThatGoesBackToSleepForTheGilWaitedOn() {
        looks.at(0).parked();
        looks.at(1000).booked(5, 0, 1).runnable();
        looks.at(2000).booked(10, 0, 0).parked().end(3000);
        assertThat(looks.spans()).containsExactly(span(WAITING, BlockedKind.NONE, 0, 3000, false));
    }

    @Test
    void aWaiterThatWorkedWithoutTheGilIsNative() {
        looks.at(0).parked();
        looks.at(1000).booked(500, 0, 1).runnable();
        looks.at(2000).booked(1000, 0, 0).asleep(BlockedKind.IO).end(2000);
        assertThat(looks.spans()).contains(span(NATIVE, BlockedKind.NONE, 500, 1500, false));
    }

    @Test
    void anotherHoldIsAnotherSpan() {
        looks.at(0).holdsRunnable();
        looks.at(1000).inAnotherEpisode().booked(990, 0, 0).holdsRunnable();
        looks.at(2000).booked(1000, 0, 0).holdsRunnable().end(2000);
        assertThat(looks.spans())
                .containsExactly(
                        span(RUNNING, BlockedKind.NONE, 0, 500, false),
                        span(RUNNING, BlockedKind.NONE, 500, 2000, false));
    }

    @Test
    void stacksKeepTheTimeOfTheirLooks() {
        looks.at(0).withStack(1).holdsRunnable();
        looks.at(1000).withStack(2).holdsRunnable();
        looks.at(2000).withStack(2).booked(2000, 0, 0).holdsRunnable().end(3000);
        assertThat(looks.observations())
                .extracting(StackObservation::stack, StackObservation::nanos)
                .containsExactly(tuple(1, 500_000L), tuple(2, 2_500_000L));
        assertThat(looks.observations())
                .extracting(StackObservation::samples)
                .containsExactly(1, 2);
    }

    private static Span span(
            ThreadState state, BlockedKind kind, long from, long to, boolean continued) {
        return new Span(
                Looks.THREAD, state, kind, from * Looks.MICRO, to * Looks.MICRO, 0, continued);
    }
}
