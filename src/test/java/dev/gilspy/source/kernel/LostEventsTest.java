package dev.gilspy.source.kernel;

import static dev.gilspy.source.kernel.Events.READ;
import static dev.gilspy.source.kernel.Events.SLEEP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.cpython.Interpreter;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Span;
import dev.gilspy.model.ThreadState;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The kernel drops events where the buffer is full: what is said of the rest must still fit. */
class LostEventsTest {
    private static final int THREADS = 3;

    /** The last two share a GIL. */
    private static final List<Interpreter> INTERPRETERS =
            List.of(
                    new Interpreter(0, 0x1000, 0x1100),
                    new Interpreter(1, 0x2000, 0x2100),
                    new Interpreter(2, 0x3000, 0x2100));

    /** A knows that it was asleep; when it woke is lost, so the sleep lasts up to its next sign. */
    @Example
    void whoRunsWithoutHavingGotACpuHasGotOne() {
        Events events = new Events(1);
        events.track(0).foundAsleep(BlockedKind.IO, false, 0);
        events.clock(0, 500).preempted(0, 600).end(700);

        assertThat(events.spans(0))
                .containsExactly("blocked(io) 0-500", "native 500-600", "starved 600-700");
    }

    @Example
    void whoGetsACpuWithoutHavingLeftItHasRun() {
        Events events = new Events(1);
        events.track(0).foundRunning(false);
        events.in(0, 0).in(0, 500).sleeps(0, 600, SLEEP).end(700);

        assertThat(events.micros(0, ThreadState.NATIVE)).isEqualTo(600);
        assertThat(events.micros(0, ThreadState.BLOCKED)).isEqualTo(100);
    }

    @Example
    void aWaitEndsAtTheLatestWhenItsThreadIsSeenHolding() {
        Events events = new Events(2);
        events.track(0).foundRunning(false);
        events.track(1).foundAsleep(BlockedKind.IO, false, 0);
        events.heldBy(1).in(0, 0).asks(0, 100).asleepInFutex(0, 101);
        events.heldBy(0).clock(0, 900).clock(0, 1900).end(2000);

        assertThat(events.spans(0))
                .containsExactly("native 0-100", "waiting 100-900", "running 900-2000");
    }

    @Example
    void aWaitWhoseReturnWasLostHasItsRealLength() {
        Events events = new Events(1);
        events.track(0).foundRunning(false);
        events.in(0, 1000).asks(0, 2000).asleepInFutex(0, 2001).in(0, 2500);
        events.heldBy(0).free().wakes(0, 3000).end(4000);

        assertThat(events.track(0).waits().waitingForGilNanos()).isEqualTo(1_000_000);
    }

    /** Without a gap and without an overlap, whatever happens and whatever is lost of it. */
    @Property(tries = 500)
    void theTimeIsAlwaysTiled(
            @ForAll long seed,
            @ForAll @IntRange(max = 60) int lostPercent,
            @ForAll @IntRange(min = 1, max = 3) int interpreters) {
        Random random = new Random(seed);
        Events events = new Events(THREADS, INTERPRETERS.subList(0, interpreters));
        for (int thread = 0; thread < THREADS; thread++) {
            events.track(thread).foundRunning(false);
        }
        events.onlyThose(event -> random.nextInt(100) >= lostPercent);
        new Happenings(events, random, Math.min(2, interpreters)).happen(400);

        for (int thread = 0; thread < THREADS; thread++) {
            assertTiles(events.spansOf(thread), 400 * Happenings.MOST_MICROS * Events.MICRO);
        }
    }

    private static void assertTiles(List<Span> spans, long endNanos) {
        long reached = 0;
        for (Span span : spans) {
            assertThat(span.fromNanos()).isEqualTo(reached);
            assertThat(span.toNanos()).isGreaterThan(span.fromNanos());
            reached = span.toNanos();
        }
        assertThat(reached).isEqualTo(endNanos);
    }

    /** Any event of any thread in any order: worse than what a kernel would ever tell. */
    private record Happenings(Events events, Random random, int gils) {
        static final int MOST_MICROS = 200;

        void happen(int count) {
            long micros = 0;
            for (int i = 0; i < count; i++) {
                micros += random.nextInt(MOST_MICROS);
                gil();
                one(random.nextInt(THREADS), micros);
            }
            events.end((long) count * MOST_MICROS);
        }

        private void gil() {
            events.withGil(random.nextInt(gils)).inInterpreter(random.nextInt(4) - 1);
            switch (random.nextInt(4)) {
                case 0 -> events.free();
                case 1 -> events.heldByAStranger();
                default -> events.heldBy(random.nextInt(THREADS));
            }
        }

        private void one(int thread, long micros) {
            switch (random.nextInt(10)) {
                case 0 -> events.in(thread, micros);
                case 1 -> events.in(thread, micros, Math.max(0, micros - 50));
                case 2 -> events.preempted(thread, micros);
                case 3 -> events.sleeps(thread, micros, READ);
                case 4 -> events.asks(thread, micros);
                case 5 -> events.waitsOn(8 * random.nextInt(15), thread, micros);
                case 6 -> events.returns(thread, micros);
                case 7 -> events.timesOut(thread, micros);
                case 8 -> events.wakes(thread, micros);
                default -> events.clock(thread, micros);
            }
        }
    }
}
