package dev.gilspy.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import dev.gilspy.recording.CallLog;
import dev.gilspy.source.ObservationSink.SpanTimes;
import dev.gilspy.source.ObservationSink.StackWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ObservationRingTest {
    /** More than fit into the ring at once: an observation takes five of its 2^18 slots. */
    private static final int MANY = 120_000;

    private final ObservationRing ring = new ObservationRing();
    private final CallLog log = new CallLog();

    @Test
    void anEmptyRingHasNothing() {
        assertThat(ring.drainTo(log)).isFalse();
        assertThat(log.calls()).isEmpty();
    }

    @Test
    void everythingComesOutInItsOrder() {
        GilTally tally = new GilTally(0, 1, 2, 3, 4);
        write(span(1, 10));
        ring.call(observer -> observer.tally(tally));
        write(observation(2, 20));
        write(span(1, 30));

        assertThat(ring.drainTo(log)).isTrue();
        assertThat(log.calls())
                .containsExactly(span(1, 10), tally, observation(2, 20), span(1, 30));
        assertThat(ring.drainTo(log)).isFalse();
    }

    @Test
    void negativeHoldersSurvive() {
        StackObservation nobody = blames(ThreadInfo.NOBODY, 0);
        StackObservation unknown = blames(ThreadInfo.UNKNOWN, Integer.MAX_VALUE);
        write(nobody);
        write(unknown);
        ring.drainTo(log);
        assertThat(log.calls()).containsExactly(nobody, unknown);
    }

    @Test
    void nothingIsLostWhereTheRingBeginsAnew() {
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Object next = i % 3 == 0 ? span(i, i) : observation(i, i);
            write(next);
            expected.add(next);
            if (i % 7000 == 0) {
                ring.drainTo(log);
            }
        }
        ring.drainTo(log);
        assertThat(log.calls()).isEqualTo(expected);
    }

    @Test
    @Timeout(20)
    void aFullRingWaitsForItsReader() throws InterruptedException {
        Thread writer = new Thread(this::writeMany, "writer");
        writer.start();
        writer.join(200);
        assertThat(writer.isAlive()).as("must wait while nobody reads").isTrue();

        while (writer.isAlive() || ring.drainTo(log)) {
            ring.drainTo(log);
            LockSupport.parkNanos(1_000_000); // slower than the writer
        }
        assertThat(log.calls()).hasSize(MANY);
        for (int i = 0; i < MANY; i++) {
            assertThat(log.calls().get(i)).isEqualTo(observation(i, i));
        }
    }

    private void writeMany() {
        for (int i = 0; i < MANY; i++) {
            write(observation(i, i));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatGoesInComesOut(@ForAll("anything") List<Object> written) {
        ObservationRing any = new ObservationRing();
        CallLog read = new CallLog();
        written.forEach(one -> write(any, one));
        any.drainTo(read);
        assertThat(read.calls()).isEqualTo(written);
    }

    @Provide
    Arbitrary<List<Object>> anything() {
        Arbitrary<Integer> ints = Arbitraries.integers();
        Arbitrary<Integer> ids = Arbitraries.integers().greaterOrEqual(0);
        Arbitrary<Long> longs = Arbitraries.longs();
        Arbitrary<ThreadState> states = Arbitraries.of(ThreadState.class);
        Arbitrary<BlockedKind> kinds = Arbitraries.of(BlockedKind.class);
        Arbitrary<Boolean> flags = Arbitraries.of(true, false);
        Arbitrary<Object> spans =
                Combinators.combine(ids, states, kinds, longs, longs, longs, flags).as(Span::new);
        Arbitrary<Object> observations =
                Combinators.combine(ids, states, kinds, longs, ids, longs, ids, ints)
                        .as(
                                (thread, state, kind, at, samples, nanos, stack, holder) ->
                                        new StackObservation(
                                                thread,
                                                state,
                                                kind,
                                                at,
                                                samples,
                                                nanos,
                                                stack,
                                                holder,
                                                stack / 2,
                                                at % 2 == 0));
        return Arbitraries.oneOf(spans, observations).list().ofMaxSize(50);
    }

    private static Span span(int thread, long nanos) {
        return new Span(
                thread, ThreadState.BLOCKED, BlockedKind.POLL, nanos, nanos + 5, 7, nanos % 2 == 0);
    }

    private static StackObservation observation(int thread, long nanos) {
        return new StackObservation(
                thread, ThreadState.WAITING, BlockedKind.NONE, nanos, 3, 1000, thread, 4, 5);
    }

    private static StackObservation blames(int holder, int holderStack) {
        return new StackObservation(
                0, ThreadState.WAITING, BlockedKind.NONE, 9, 1, 1, 1, holder, holderStack);
    }

    private void write(Object one) {
        write(ring, one);
    }

    private static void write(ObservationRing into, Object one) {
        if (one instanceof Span span) {
            SpanTimes times = new SpanTimes();
            times.fromNanos = span.fromNanos();
            times.toNanos = span.toNanos();
            times.uncertaintyNanos = span.uncertaintyNanos();
            into.span(span.thread(), span.state(), span.kind(), span.continued(), times);
        } else if (one instanceof StackObservation seen) {
            StackWeight weight = new StackWeight();
            weight.nanos = seen.nanos();
            weight.samples = seen.samples();
            weight.stack = seen.stack();
            weight.holder = seen.holder();
            weight.holderStack = seen.holderStack();
            weight.otherContext = seen.otherContext();
            into.stack(seen.thread(), seen.state(), seen.kind(), seen.atNanos(), weight);
        }
    }
}
