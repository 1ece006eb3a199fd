package dev.gilspy.source.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.source.kernel.Event.Kind;
import org.junit.jupiter.api.Test;

/** When a wait is over, and what it consisted of. Times are in microseconds. */
class GilWaitTest {
    private static final long MICRO = 1_000;
    private static final long PTHREAD = 0x7000;
    private static final long OTHER = 0x8000;
    private static final int HANDED = 0;
    private static final int TIMED_OUT = -110;

    private final GilWait wait = new GilWait();

    @Test
    void goesOnWhileTheCallHasNotReturned() {
        begin(100);

        assertThat(goesOn(event(200, Kind.CLOCK))).isTrue();
        assertThat(goesOn(event(20_000, Kind.OUT))).isTrue();
        assertThat(wait.hasReturned()).isFalse();
    }

    @Test
    void goesOnWhileItIsLookedAtTheGilAfterTheCall() {
        begin(100);
        wait.returned(event(5_000, Kind.WAITED, TIMED_OUT));

        assertThat(goesOn(event(5_010, Kind.WAIT))).isTrue();
    }

    @Test
    void isOverForWhoDoesSomethingElseForLong() {
        begin(100);
        wait.returned(event(5_000, Kind.WAITED, HANDED));

        assertThat(goesOn(afterTwoSwitches(5_500, Kind.CLOCK, 0))).isFalse();
        assertThat(wait.takenNanos()).isEqualTo(5_000 * MICRO);
    }

    @Test
    void goesOnHoweverLongIfTheGilHasNotChangedHandsTwice() {
        begin(100);
        wait.returned(event(5_000, Kind.WAITED, TIMED_OUT));

        assertThat(goesOn(event(5_500, Kind.CLOCK))).isTrue();
        assertThat(goesOn(event(5_700, Kind.WAIT))).isTrue();
    }

    @Test
    void isOverForWhoSleepsInAnotherCall() {
        begin(100);
        wait.returned(event(5_000, Kind.WAITED, HANDED));

        assertThat(goesOn(afterTwoSwitches(5_010, Kind.OUT, 1))).isFalse();
    }

    @Test
    void goesOnForWhoLosesItsCpuBeforeItLooks() {
        begin(100);
        wait.returned(event(5_000, Kind.WAITED, HANDED));

        assertThat(goesOn(event(5_010, Kind.OUT, 0))).isTrue();
    }

    @Test
    void isOverForWhoHoldsTheGilOrHasHeldItLast() {
        begin(100);
        wait.returned(event(5_000, Kind.WAITED, HANDED));

        assertThat(wait.stillWaits(event(5_002, Kind.CLOCK), true, PTHREAD)).isFalse();
        assertThat(wait.stillWaits(by(PTHREAD, 5_002), false, PTHREAD)).isFalse();
        assertThat(wait.stillWaits(by(OTHER, 5_002), false, PTHREAD)).isTrue();
    }

    @Test
    void whatTheWordsSayDoesNotCountIfTheyCouldNotBeRead() {
        begin(100);
        wait.returned(event(5_000, Kind.WAITED, HANDED));
        Event unread =
                new Event(
                        5_002 * MICRO,
                        1,
                        Kind.CLOCK,
                        Event.BLIND,
                        PTHREAD,
                        0,
                        0,
                        0,
                        Event.UNTOLD,
                        0,
                        0,
                        0,
                        Event.NO_STACK);

        assertThat(wait.stillWaits(unread, false, PTHREAD)).isTrue();
    }

    /** Woken at 4000, on a CPU at 4600: 600 for the CPU, 3900 for the GIL. */
    @Test
    void isSplitWhereItWasHandedTheGil() {
        begin(100);
        wait.onCpu(in(4_600, 4_000));
        wait.returned(event(4_610, Kind.WAITED, HANDED));
        wait.close();

        assertThat(wait.waitingForCpuNanos()).isEqualTo(600 * MICRO);
        assertThat(wait.waitingForGilNanos()).isEqualTo(3_910 * MICRO);
    }

    @Test
    void aTimeOutHandsNothingOver() {
        begin(100);
        wait.onCpu(in(4_600, 4_000));
        wait.returned(event(4_610, Kind.WAITED, TIMED_OUT));
        wait.close();

        assertThat(wait.waitingForCpuNanos()).isZero();
        assertThat(wait.waitingForGilNanos()).isEqualTo(4_510 * MICRO);
    }

    @Test
    void queueingAfterTheReturnIsPartOfIt() {
        begin(100);
        wait.returned(event(4_000, Kind.WAITED, HANDED));
        wait.onCpu(in(4_700, 0));
        wait.close();

        assertThat(wait.takenNanos()).isEqualTo(4_700 * MICRO);
        assertThat(wait.waitingForCpuNanos()).isEqualTo(700 * MICRO);
        assertThat(wait.waitingForGilNanos()).isEqualTo(3_900 * MICRO);
    }

    @Test
    void waitsAddUp() {
        for (int i = 0; i < 3; i++) {
            begin(i * 1_000);
            wait.returned(event(i * 1_000 + 400, Kind.WAITED, HANDED));
            wait.close();
        }

        assertThat(wait.waitingForGilNanos()).isEqualTo(1_200 * MICRO);
    }

    @Test
    void oneThatWasOverBeforeItBeganCountsForNothing() {
        begin(5_000);
        wait.onCpu(in(4_600, 4_000));
        wait.returned(event(4_610, Kind.WAITED, HANDED));
        wait.close();

        assertThat(wait.waitingForCpuNanos()).isZero();
        assertThat(wait.waitingForGilNanos()).isZero();
    }

    @Test
    void aYieldThatEndsAsOneCountsForNothing() {
        wait.beginYield(100 * MICRO);
        wait.returned(event(900, Kind.WAITED, HANDED));
        wait.close();

        assertThat(wait.waitingForGilNanos() + wait.waitingForCpuNanos()).isZero();
    }

    private void begin(long micros) {
        wait.begin(micros * MICRO);
    }

    private boolean goesOn(Event event) {
        return wait.stillWaits(event, false, PTHREAD);
    }

    private static Event event(long micros, Kind kind) {
        return event(micros, kind, 0);
    }

    private static Event event(long micros, Kind kind, int detail) {
        return new Event(
                micros * MICRO, 1, kind, 0, OTHER, 1, 0, detail, -1, 0, 0, 0, Event.NO_STACK);
    }

    /** Another thread has it, and this one may have had it before. */
    private static Event afterTwoSwitches(long micros, Kind kind, int detail) {
        return new Event(
                micros * MICRO, 1, kind, 0, OTHER, 1, 0, detail, -1, 2, 0, 0, Event.NO_STACK);
    }

    private static Event in(long micros, long wokenMicros) {
        return new Event(
                micros * MICRO,
                1,
                Kind.IN,
                0,
                0,
                0,
                0,
                0,
                -1,
                0,
                wokenMicros * MICRO,
                0,
                Event.NO_STACK);
    }

    /** Nobody holds the GIL, and the words name who did. */
    private static Event by(long lastHolder, long micros) {
        return new Event(
                micros * MICRO, 1, Kind.CLOCK, 0, lastHolder, 0, 0, 0, -1, 0, 0, 0, Event.NO_STACK);
    }
}
