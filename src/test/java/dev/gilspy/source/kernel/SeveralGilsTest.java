package dev.gilspy.source.kernel;

import static dev.gilspy.source.kernel.Events.SLEEP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.cpython.Interpreter;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Threads of several interpreters, each with a GIL of its own or with one of all. Times in µs. */
class SeveralGilsTest {
    private static final int A = 0;
    private static final int B = 1;
    private static final int MAIN = 0;
    private static final int SUB = 1;

    private static final Interpreter FIRST = new Interpreter(0, 0x1000, 0x1100);
    private static final Interpreter OWN_GIL = new Interpreter(1, 0x2000, 0x2100);
    private static final Interpreter SAME_GIL = new Interpreter(1, 0x2000, 0x1100);

    private final Events events = new Events(2, List.of(FIRST, OWN_GIL));

    /** A is on a CPU with the main interpreter's GIL, B asleep. */
    private Events mainRuns(Events scene) {
        scene.track(A).foundRunning(true);
        scene.track(B).foundAsleep(BlockedKind.IO, false, 0);
        return scene.heldBy(A).in(A, 0).clock(A, 1000);
    }

    @Test
    void aThreadThatHoldsAnotherGilWentThereSinceItWasLastSeen() {
        mainRuns(events).free().withGil(SUB).heldBy(A).clock(A, 2000).clock(A, 3000).end(3500);

        assertThat(events.travels(A))
                .containsExactly("running 0-1500", "in 1", "running 1500-3500");
    }

    @Test
    void aThreadThatAsksForAnotherGilWentThereJustNow() {
        mainRuns(events).free().withGil(SUB).heldBy(B).asks(A, 1800).asleepInFutex(A, 1801);
        events.in(A, 2500, 2490).free().returns(A, 2501).heldBy(A).clock(A, 2600).end(3000);

        assertThat(events.travels(A))
                .containsExactly(
                        "running 0-1800", "in 1", "waiting 1800-2501", "running 2501-3000");
    }

    @Test
    void aThreadThatSleepsElsewhereHasComeBackJustNow() {
        mainRuns(events).free().withGil(SUB).heldBy(A).clock(A, 2000).clock(A, 3000);
        events.free().withGil(MAIN).sleeps(A, 3600, SLEEP).end(5000);

        assertThat(events.travels(A))
                .containsExactly(
                        "running 0-1500",
                        "in 1",
                        "running 1500-3600",
                        "in 0",
                        "blocked(sleep) 3600-5000");
    }

    @Test
    void aDropOfAnotherGilEndsAHoldOfThat() {
        mainRuns(events).free().withGil(SUB).heldBy(A).free().wakes(A, 2000).sleeps(A, 2010, SLEEP);
        events.end(3000);

        assertThat(events.travels(A))
                .startsWith("running 0-1500", "in 1", "running 1500-2000")
                .last()
                .isEqualTo("blocked(sleep) 2010-3000");
    }

    /** The wait is over since it returned: else the thread could be nowhere else. */
    @Test
    void aWaitEndsWithAGilThatIsHeldElsewhere() {
        events.track(A).foundRunning(false);
        events.track(B).foundAsleep(BlockedKind.IO, false, 0);
        events.heldBy(B)
                .in(A, 0)
                .asks(A, 100)
                .asleepInFutex(A, 101)
                .in(A, 900, 890)
                .returns(A, 901);
        events.withGil(SUB).heldBy(A).clock(A, 1901).end(2000);

        assertThat(events.travels(A))
                .containsExactly(
                        "native 0-100",
                        "waiting 100-901",
                        "running 901-1401",
                        "in 1",
                        "running 1401-2000");
    }

    @Test
    void eachMayHoldAGilAtTheSameTime() {
        bothRun();
        for (int micros = 1000; micros < 9000; micros += 1000) {
            events.withGil(MAIN).clock(A, micros).withGil(SUB).clock(B, micros + 300);
        }
        events.end(9000);

        assertThat(events.micros(A, ThreadState.RUNNING)).isEqualTo(9000);
        assertThat(events.micros(B, ThreadState.RUNNING)).isGreaterThan(8500);
        assertThat(events.travels(A)).doesNotContain("in 1");
        assertThat(events.withGil(SUB).gil().tally().unknownHeldNanos()).isZero();
    }

    private void bothRun() {
        events.track(A).foundRunning(true);
        events.track(B).foundRunning(false);
        events.heldBy(A).in(A, 0).withGil(SUB).heldBy(B).in(B, 0).clock(B, 300);
    }

    @Test
    void aWaitIsChargedToThoseWhoHoldTheSameGil() {
        bothRun();
        events.withGil(SUB).asks(A, 1000).asleepInFutex(A, 1001);
        events.free().wakes(B, 1900).in(A, 1901, 1900).returns(A, 1902).heldBy(A).clock(A, 2500);
        events.end(3000);

        assertThat(events.observationsOf(A))
                .filteredOn(seen -> seen.state() == ThreadState.WAITING)
                .filteredOn(seen -> seen.holder() == B)
                .extracting(StackObservation::nanos)
                .containsExactly(900_000L);
    }

    @Test
    void whatAThreadReadsOfOneGilSaysNothingOfTheOthersThread() {
        bothRun();
        events.withGil(MAIN).free().clock(A, 1500).withGil(SUB).clock(B, 2000).end(2000);

        assertThat(events.micros(B, ThreadState.RUNNING)).isGreaterThan(1800);
    }

    @Test
    void switchesAreCountedForEachGil() {
        bothRun();
        events.withGil(SUB).heldBy(A).clock(A, 1000).heldBy(B).clock(B, 2000);

        assertThat(events.gil().tally().interpreter()).isEqualTo(1);
        assertThat(events.gil().tally().switches()).isEqualTo(2);
        assertThat(events.withGil(MAIN).gil().tally().switches()).isZero();
    }

    @Test
    void aThreadMayGoOnInAnotherInterpreterWithTheSameGil() {
        Events shared = mainRuns(new Events(2, List.of(FIRST, SAME_GIL)));
        shared.inInterpreter(1).clock(A, 2000).clock(A, 3000).inInterpreter(0).clock(A, 4000);
        shared.end(4500);

        assertThat(shared.travels(A))
                .containsExactly(
                        "running 0-1500", "in 1", "running 1500-3500", "in 0", "running 3500-4500");
        assertThat(shared.track(A).voluntaryDrops()).isZero();
    }

    @Test
    void aWaitForASharedGilWasOneOfWhereTheThreadIsThen() {
        Events shared = mainRuns(new Events(2, List.of(FIRST, SAME_GIL)));
        shared.heldBy(B).asks(A, 1500).asleepInFutex(A, 1501).in(A, 2500, 2490).returns(A, 2501);
        shared.heldBy(A).inInterpreter(1).clock(A, 2600).end(3000);

        assertThat(shared.travels(A))
                .containsSubsequence("in 1", "waiting 1500-2501", "running 2501-3000");
    }

    /** A thread state that was freed may say anything. */
    @Test
    void anInterpreterThatDoesNotTakeTheGilIsNotBelieved() {
        mainRuns(events).inInterpreter(1).clock(A, 2000).inInterpreter(77).clock(A, 3000).end(3500);

        assertThat(events.travels(A)).containsExactly("running 0-3500");
    }
}
