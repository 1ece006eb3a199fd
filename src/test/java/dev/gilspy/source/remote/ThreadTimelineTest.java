package dev.gilspy.source.remote;

import static dev.gilspy.model.BlockedKind.IO;
import static dev.gilspy.model.BlockedKind.NONE;
import static dev.gilspy.model.BlockedKind.SLEEP;
import static dev.gilspy.model.ThreadState.BLOCKED;
import static dev.gilspy.model.ThreadState.HELD_BLOCKED;
import static dev.gilspy.model.ThreadState.RUNNING;
import static dev.gilspy.model.ThreadState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import dev.gilspy.source.ThreadTimeline;
import dev.gilspy.source.ThreadTimeline.Piece;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Times are in milliseconds. */
class ThreadTimelineTest {
    private static final int THREAD = 3;
    private static final long UNCERTAINTY = 500_000;

    private final ObservationRing ring = new ObservationRing();
    private long uncertaintyNanos = UNCERTAINTY;
    private final ThreadTimeline timeline =
            new ThreadTimeline(THREAD, ring, () -> uncertaintyNanos);
    private final Piece piece = new Piece();
    private long nowMillis;

    @Test
    void neighboursInOneStateBecomeOneSpan() {
        add(RUNNING, NONE, 3);
        add(RUNNING, NONE, 4);
        add(WAITING, NONE, 5);
        assertSpans(span(RUNNING, NONE, 0, 7, false), span(WAITING, NONE, 7, 12, false));
    }

    @Test
    void anotherKindOfSleepIsAnotherSpan() {
        add(BLOCKED, IO, 1);
        add(BLOCKED, SLEEP, 1);
        assertSpans(span(BLOCKED, IO, 0, 1, false), span(BLOCKED, SLEEP, 1, 2, false));
    }

    @Test
    void aSpanIsKnownAsWellAsTheWorseOfItsEnds() {
        add(RUNNING, NONE, 3);
        uncertaintyNanos = 7 * UNCERTAINTY;
        add(RUNNING, NONE, 4);
        add(WAITING, NONE, 5);
        timeline.flush();
        assertThat(Drained.from(ring, Span.class))
                .extracting(Span::uncertaintyNanos)
                .containsExactly(7 * UNCERTAINTY, 7 * UNCERTAINTY);
    }

    @Test
    void aNewEpisodeEndsTheSpan() {
        add(WAITING, NONE, 1);
        piece.newEpisode = true;
        add(WAITING, NONE, 1);
        piece.newEpisode = false;
        add(WAITING, NONE, 1);
        assertSpans(span(WAITING, NONE, 0, 1, false), span(WAITING, NONE, 1, 3, false));
    }

    @Test
    void aHoldGoesOnThroughItsStates() {
        add(RUNNING, NONE, 1);
        add(HELD_BLOCKED, IO, 1);
        add(RUNNING, NONE, 1);
        add(WAITING, NONE, 1);
        assertSpans(
                span(RUNNING, NONE, 0, 1, false),
                span(HELD_BLOCKED, IO, 1, 2, true),
                span(RUNNING, NONE, 2, 3, true),
                span(WAITING, NONE, 3, 4, false));
    }

    @Test
    void aLongWaitComesInPiecesBelowASecond() {
        for (int i = 0; i < 6; i++) {
            add(WAITING, NONE, 400);
        }
        assertSpans(
                span(WAITING, NONE, 0, 800, false),
                span(WAITING, NONE, 800, 1600, true),
                span(WAITING, NONE, 1600, 2400, true));
    }

    @Test
    void piecesOfALongSleepAreNoEpisode() {
        add(BLOCKED, IO, 900);
        add(BLOCKED, IO, 900);
        assertSpans(span(BLOCKED, IO, 0, 900, false), span(BLOCKED, IO, 900, 1800, false));
    }

    @Test
    void neighboursWithOneStackBecomeOneObservation() {
        piece.stack = 8;
        add(RUNNING, NONE, 3);
        add(RUNNING, NONE, 4);
        piece.stack = 9;
        add(RUNNING, NONE, 5);
        assertObservations(observation(8, 7, 2, 7), observation(9, 12, 1, 5));
    }

    @Test
    void aWaitIsChargedToEachHolderApart() {
        piece.holder = 1;
        add(WAITING, NONE, 2);
        piece.holder = ThreadInfo.UNKNOWN;
        add(WAITING, NONE, 3);
        timeline.flush();
        assertThat(Drained.from(ring, StackObservation.class))
                .extracting(StackObservation::holder, StackObservation::nanos)
                .containsExactly(tuple(1, 2), tuple(ThreadInfo.UNKNOWN, 3));
    }

    @Test
    void aPieceOfNoLengthStillCountsAsALook() {
        piece.stack = 8;
        add(RUNNING, NONE, 0);
        add(RUNNING, NONE, 4);
        assertObservations(observation(8, 4, 2, 4));
    }

    @Test
    void nothingIsJoinedAcrossAFlush() {
        add(RUNNING, NONE, 1);
        timeline.flush();
        add(RUNNING, NONE, 1);
        assertSpans(span(RUNNING, NONE, 0, 1, false), span(RUNNING, NONE, 1, 2, false));
    }

    @Test
    void anotherContextBeginsAnObservationButNoSpan() {
        add(RUNNING, NONE, 3);
        piece.otherContext = true;
        add(RUNNING, NONE, 4);
        piece.otherContext = false;
        add(RUNNING, NONE, 5);
        timeline.flush();
        assertThat(Drained.from(ring, StackObservation.class))
                .extracting(StackObservation::nanos, StackObservation::otherContext)
                .containsExactly(Tuple.tuple(nanos(3), false), Tuple.tuple(nanos(9), true));
    }

    @Test
    void anotherContextIsNoOtherSpan() {
        add(RUNNING, NONE, 3);
        piece.otherContext = true;
        add(RUNNING, NONE, 4);
        assertSpans(span(RUNNING, NONE, 0, 7, false));
    }

    private void add(ThreadState state, BlockedKind kind, long millis) {
        piece.state = state;
        piece.kind = kind;
        piece.fromNanos = nanos(nowMillis);
        nowMillis += millis;
        piece.toNanos = nanos(nowMillis);
        piece.samples = 1;
        timeline.add(piece);
    }

    private void assertSpans(Span... expected) {
        timeline.flush();
        assertThat(Drained.from(ring, Span.class)).containsExactly(expected);
    }

    private void assertObservations(StackObservation... expected) {
        timeline.flush();
        assertThat(Drained.from(ring, StackObservation.class)).containsExactly(expected);
    }

    private static Span span(
            ThreadState state, BlockedKind kind, long from, long to, boolean continued) {
        return new Span(THREAD, state, kind, nanos(from), nanos(to), UNCERTAINTY, continued);
    }

    private static StackObservation observation(int stack, long at, int samples, long millis) {
        return new StackObservation(
                THREAD,
                RUNNING,
                NONE,
                nanos(at),
                samples,
                nanos(millis),
                stack,
                ThreadInfo.NOBODY,
                0);
    }

    private static Tuple tuple(int holder, long millis) {
        return Tuple.tuple(holder, nanos(millis));
    }

    private static long nanos(long millis) {
        return millis * 1_000_000;
    }
}
