package dev.gilspy.source.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadState;
import dev.gilspy.recording.CallLog;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** How a thread's time on a CPU is divided. Times are in microseconds. */
class OnCpuTest {
    private static final long MICRO = 1_000;
    private static final long PERIOD_MICROS = 1_000;
    private static final int NO_STACK = Event.NO_STACK;

    private CallLog log;
    private Emission emission;
    private OnCpu onCpu;

    /** jqwik keeps one instance of the class for all tries of a property. */
    @BeforeTry
    void forgetAll() {
        log = new CallLog();
        emission = new Emission(0, new ObserverSink(log), 0);
        onCpu = new OnCpu(emission, new Watch());
    }

    @Example
    void heldAtBothEndsIsHeld() {
        begin(Point.TAKES, true, 0);
        end(Point.DROPS, true, 500);

        assertThat(micros(ThreadState.RUNNING)).isEqualTo(500);
    }

    @Example
    void heldAtNeitherEndIsNative() {
        begin(Point.DROPS, false, 0);
        end(Point.ASKS, false, 500);

        assertThat(micros(ThreadState.NATIVE)).isEqualTo(500);
    }

    /** After a sleep a thread takes the GIL, so what is held stands at the end. */
    @Example
    void theHeldPartStandsWhereTheThreadIsKnownToHold() {
        begin(Point.WAKES, false, 0);
        end(Point.STOPS, true, 1000);

        List<Span> spans = spans();
        assertThat(spans)
                .extracting(Span::state)
                .containsExactly(ThreadState.NATIVE, ThreadState.RUNNING);
        assertThat(spans.get(0).uncertaintyNanos()).isPositive();
    }

    @Example
    void whatIsCertainIsMarkedSo() {
        begin(Point.TAKES, true, 0);
        end(Point.DROPS, true, 500);

        assertThat(spans()).extracting(Span::uncertaintyNanos).containsExactly(0L);
    }

    /** One stretch of 100 ms, held in its first 40: its own looks say so, to a period. */
    @Example
    void aLongStretchSpeaksForItself() {
        begin(Point.TAKES, true, 0);
        for (int i = 1; i < 100; i++) {
            look(i < 40, i * PERIOD_MICROS, NO_STACK);
        }
        end(Point.ASKS, false, 100 * PERIOD_MICROS);

        assertThat((double) micros(ThreadState.RUNNING)).isCloseTo(39_500, within(1_000.0));
        assertThat(spans()).hasSize(2);
    }

    @Example
    void heldAndNativeTimeHaveTheStacksSeenInThem() {
        begin(Point.TAKES, true, 0);
        for (int i = 1; i < 20; i++) {
            look(i < 10, i * PERIOD_MICROS, i < 10 ? 3 : 4);
        }
        end(Point.ASKS, false, 20 * PERIOD_MICROS);
        emission.flush();

        assertThat(stacks(ThreadState.RUNNING)).containsOnly(3);
        assertThat(stacks(ThreadState.NATIVE)).containsOnly(4);
    }

    @Example
    void aStackThatCouldNotBeReadLeavesTheOneBefore() {
        onCpu.sawStack(5);
        onCpu.sawStack(NO_STACK);

        assertThat(onCpu.stack()).isEqualTo(5);
    }

    /** Any stretches, one after the other, with any looks: not a nanosecond is lost or doubled. */
    @Property
    void piecesTileTheTimeWithoutAGap(@ForAll long seed) {
        Random random = new Random(seed);
        Point[] points = Point.values();
        long now = 0;
        begin(points[random.nextInt(points.length)], random.nextBoolean(), 0);
        for (int i = 0; i < 100; i++) {
            for (int looks = random.nextInt(6); looks > 0; looks--) {
                now += random.nextInt(900);
                look(random.nextBoolean(), now, random.nextInt(3) - 1);
            }
            now += random.nextInt(900);
            Point point = points[random.nextInt(points.length)];
            boolean holds = random.nextBoolean();
            end(point, holds, now);
            begin(point, random.nextBoolean(), now);
        }

        long reached = 0;
        for (Span span : spans()) {
            assertThat(span.fromNanos()).isEqualTo(reached);
            assertThat(span.toNanos()).isGreaterThan(reached);
            reached = span.toNanos();
        }
        assertThat(reached).isEqualTo(now * MICRO);
        assertThat(micros(ThreadState.RUNNING) + micros(ThreadState.NATIVE))
                .isBetween(now - 1, now);
    }

    /**
     * A thread that wakes, computes with and without the GIL, and sleeps, over and over; the clock
     * is the only one to see which. Short stretches and long ones.
     */
    @Property(tries = 20)
    void theEstimateConvergesOnTheTrueHeldShare(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.02, max = 0.98) double truth,
            @ForAll @DoubleRange(min = 20, max = 5_000) double meanMicros) {
        Random random = new Random(seed);
        double clock = random.nextDouble() * PERIOD_MICROS;
        double held = 0;
        long now = 0;
        while (now < 5_000 * PERIOD_MICROS) {
            long length = 1 + (long) (-meanMicros * Math.log(1 - random.nextDouble()));
            double heldMicros = length * Math.min(1, truth * 2 * random.nextDouble());
            begin(Point.WAKES, false, now);
            for (; clock < now + length; clock += PERIOD_MICROS) {
                look(clock - now < heldMicros, (long) clock, NO_STACK);
            }
            now += length;
            end(Point.SLEEPS, false, now);
            held += heldMicros;
        }

        assertThat((double) micros(ThreadState.RUNNING) / now).isCloseTo(held / now, within(0.04));
    }

    private void begin(Point point, boolean holds, long micros) {
        onCpu.begin(point, holds, micros * MICRO);
    }

    private void look(boolean holds, long micros, int stack) {
        onCpu.look(holds, micros * MICRO, stack);
    }

    private void end(Point point, boolean holds, long micros) {
        onCpu.end(point, holds, micros * MICRO);
    }

    private List<Span> spans() {
        emission.flush();
        return ofKind(Span.class);
    }

    private long micros(ThreadState state) {
        return spans().stream()
                        .filter(span -> span.state() == state)
                        .mapToLong(span -> span.toNanos() - span.fromNanos())
                        .sum()
                / MICRO;
    }

    private List<Integer> stacks(ThreadState state) {
        return ofKind(StackObservation.class).stream()
                .filter(seen -> seen.state() == state)
                .map(StackObservation::stack)
                .toList();
    }

    private <T> List<T> ofKind(Class<T> kind) {
        return log.calls().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
