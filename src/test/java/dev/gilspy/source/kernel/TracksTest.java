package dev.gilspy.source.kernel;

import static dev.gilspy.source.kernel.Events.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import org.junit.jupiter.api.Test;

/** What threads learn from each other's events. Times are in microseconds. */
class TracksTest {
    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;

    private final Events events = new Events(2);

    /** Both are on a CPU, A with the GIL. */
    private Events bothRun() {
        events.track(A).foundRunning(true);
        events.track(B).foundRunning(false);
        return events.heldBy(A).in(A, 0).in(B, 0);
    }

    /** B finds the GIL free, then held by A again: A has let it go without any sign of its own. */
    @Test
    void anotherThreadsReadingTellsThatAThreadHasLetGo() {
        bothRun().free().clock(B, 400).heldBy(A).clock(B, 700).clock(A, 900).end(1000);

        assertThat(events.micros(A, ThreadState.NATIVE)).isBetween(200L, 500L);
        assertThat(events.track(A).voluntaryDrops()).isEqualTo(1);
    }

    @Test
    void anotherThreadsReadingEndsAWaitThatHasReturned() {
        events.track(A).foundRunning(false);
        events.track(B).foundRunning(true);
        events.heldBy(B).in(A, 0).in(B, 0).asks(A, 100).asleepInFutex(A, 101);
        events.in(A, 500, 499).free().returns(A, 501).heldBy(A).clock(B, 510).end(1000);

        assertThat(events.spans(A))
                .containsExactly("native 0-100", "waiting 100-501", "running 501-1000");
    }

    @Test
    void whatAnotherThreadReadsSaysNothingOfOneThatSleeps() {
        bothRun().free().sleeps(A, 100, READ).heldBy(B).clock(B, 400).end(1000);

        assertThat(events.spans(A)).last().isEqualTo("blocked(io) 100-1000");
    }

    @Test
    void aWaitIsChargedToThoseThatHeldMeanwhile() {
        bothRun().withStack(7).clock(A, 50).withStack(Event.NO_STACK);
        events.asks(B, 100).asleepInFutex(B, 101);
        events.withStack(7).free().wakes(A, 900).in(B, 901, 900).returns(B, 902);
        events.heldBy(B).clock(B, 1500).clock(A, 1600).end(2000);

        assertThat(events.observationsOf(B))
                .filteredOn(seen -> seen.state() == ThreadState.WAITING && seen.holder() == A)
                .hasSizeGreaterThan(0)
                .allMatch(seen -> seen.holderStack() == 7)
                .satisfies(
                        seen ->
                                assertThat(seen.stream().mapToLong(StackObservation::nanos).sum())
                                        .isEqualTo(800_000));
    }

    @Test
    void onlyATimeOutAsksTheHolderToDrop() {
        bothRun().asks(B, 100).asleepInFutex(B, 101).in(B, 5105).timesOut(B, 5106);
        events.free().wakes(A, 5200);

        assertThat(events.track(A).forcedDrops()).isEqualTo(1);
    }

    /**
     * It has let the GIL go already, and is about to say so, when the one who asked looks again.
     */
    @Test
    void aDropThatTheWaiterSeesFirstIsOneAndForced() {
        bothRun().asks(B, 100).asleepInFutex(B, 101).in(B, 5105).timesOut(B, 5106);
        events.free().asks(B, 5110).wakes(A, 5112).end(6000);

        assertThat(events.track(A).forcedDrops()).isEqualTo(1);
        assertThat(events.track(A).voluntaryDrops()).isZero();
    }

    /** CPython asks only where the holder has not changed: a new one has an interval of its own. */
    @Test
    void aTimeOutAcrossAChangeOfHolderAsksNobody() {
        Events three = new Events(3);
        three.track(A).foundRunning(true);
        three.track(B).foundRunning(false);
        three.track(C).foundRunning(false);
        three.heldBy(A).in(A, 0).in(B, 1).in(C, 2).asks(B, 100).asleepInFutex(B, 101);
        three.free().wakes(A, 3000).heldBy(C).clock(C, 3020).clock(C, 4900);
        three.in(B, 5101).timesOut(B, 5102).asks(B, 5105).free().wakes(C, 5500);

        assertThat(three.track(C).forcedDrops()).isZero();
        assertThat(three.track(C).voluntaryDrops()).isEqualTo(1);
    }

    @Test
    void aHolderThatIsNotKnownIsCountedAsSuch() {
        events.track(A).foundRunning(false);
        events.heldByAStranger().in(A, 0).clock(A, 1000).clock(A, 2000).free().clock(A, 2500);

        assertThat(events.gil().tally().unknownHeldNanos()).isEqualTo(1_500_000);
    }

    @Test
    void countsTheSwitchesOfTheGilsOwnCount() {
        bothRun().clock(A, 100).heldBy(B).clock(B, 200).heldBy(A).clock(A, 300);

        assertThat(events.gil().tally().switches()).isEqualTo(2);
        assertThat(events.gil().tally().observedNanos()).isEqualTo(300_000);
    }

    @Test
    void eventsOfThreadsThatAreNotKnownOnlyTellOfTheGil() {
        events.track(A).foundRunning(true);
        events.track(B).foundAsleep(BlockedKind.IO, false, 0);
        events.heldBy(A).in(A, 0).in(7, 50).free().clock(7, 400).sleeps(7, 500, READ).end(1000);

        assertThat(events.observationsOf(7)).isEmpty();
        assertThat(events.micros(A, ThreadState.NATIVE)).isPositive();
    }

    @Test
    void aThreadThatIsRemovedIsNotFoundAnyMore() {
        Tracks tracks = new Tracks(new ObservedGils());
        Events scene = new Events(1);
        ThreadTrack track = scene.track(A);
        tracks.add(track.tid(), track);
        assertThat(tracks.withTid(Events.tid(A))).isSameAs(track);
        assertThat(tracks.withPthread(Events.pthread(A))).isSameAs(track);

        tracks.remove(track.tid());
        assertThat(tracks.withTid(Events.tid(A))).isNull();
        assertThat(tracks.withPthread(Events.pthread(A))).isNull();
        assertThat(tracks.all()).isEmpty();
    }

    @Test
    void whenNobodyHoldsTheGilNobodyIsCharged() {
        bothRun().free().clock(A, 10).asks(B, 100).asleepInFutex(B, 101).end(500);

        assertThat(events.observationsOf(B))
                .filteredOn(seen -> seen.state() == ThreadState.WAITING)
                .extracting(StackObservation::holder)
                .containsOnly(ThreadInfo.NOBODY);
    }
}
