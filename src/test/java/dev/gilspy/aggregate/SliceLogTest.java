package dev.gilspy.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Span;
import dev.gilspy.model.ThreadState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SliceLogTest {
    private static final long WIDTH = SliceLog.FIRST_WIDTH_NANOS;

    private final SliceLog log = new SliceLog();
    private final ThreadSlices one = new ThreadSlices(log, 1);

    @Test
    void aSpanIsCutWhereStretchesMeet() {
        log.begin(1000);
        one.add(span(ThreadState.RUNNING, 1000 + WIDTH / 2, 1000 + 2 * WIDTH + 7), 0);
        assertThat(log.slices())
                .extracting(
                        TimeSlice::fromNanos,
                        part -> part.times().stateNanos().get(ThreadState.RUNNING))
                .containsExactly(tuple(0L, WIDTH / 2), tuple(WIDTH, WIDTH), tuple(2 * WIDTH, 7L));
    }

    @Test
    void eachInterpreterHasItsOwn() {
        log.begin(0);
        one.add(span(ThreadState.RUNNING, 0, 10), 0);
        one.add(span(ThreadState.RUNNING, 10, 30), 5);
        one.add(span(ThreadState.RUNNING, 30, 31), 0);
        assertThat(log.slices())
                .extracting(
                        TimeSlice::interpreter,
                        part -> part.times().stateNanos().get(ThreadState.RUNNING))
                .containsExactly(tuple(0, 11L), tuple(5, 20L));
    }

    @Test
    void aLongRecordingHasNoMoreStretchesThanAShortOneAndLosesNoTime() {
        log.begin(0);
        ThreadSlices two = new ThreadSlices(log, 2);
        long second = 1_000_000_000L;
        for (long at = 0; at < 100_000; at++) {
            one.add(span(ThreadState.WAITING, at * second, (at + 1) * second), 0);
            two.add(span(ThreadState.RUNNING, at * second, at * second + second / 4), 0);
        }
        List<TimeSlice> slices = log.slices();
        assertThat(slices.size()).isBetween(SliceLog.MAX_SLICES / 2, 2 * SliceLog.MAX_SLICES);
        assertThat(nanos(slices, 1, ThreadState.WAITING)).isEqualTo(100_000 * second);
        assertThat(nanos(slices, 2, ThreadState.RUNNING)).isEqualTo(100_000 * second / 4);
    }

    @Test
    void manyThreadsHaveFewerStretches() {
        log.begin(0);
        int threads = 2_000;
        for (int step = 0; step < 100; step++) {
            for (int thread = 0; thread < threads; thread++) {
                new ThreadSlices(log, thread)
                        .add(span(ThreadState.BLOCKED, step * WIDTH, (step + 1) * WIDTH), 0);
            }
        }
        assertThat(log.slices().size()).isBetween(threads, SliceLog.MAX_CELLS);
        assertThat(nanos(log.slices(), 7, ThreadState.BLOCKED)).isEqualTo(100 * WIDTH);
    }

    @Test
    void foldedThreadsKeepTheirTime() {
        log.begin(0);
        one.add(span(ThreadState.RUNNING, 0, 10), 0);
        new ThreadSlices(log, 2).add(span(ThreadState.RUNNING, 20, 25), 0);
        log.replaceThreads(Map.of(1, -3, 2, -3));
        assertThat(log.slices()).extracting(TimeSlice::thread).containsExactly(-3);
        assertThat(nanos(log.slices(), -3, ThreadState.RUNNING)).isEqualTo(15);
    }

    private static long nanos(List<TimeSlice> slices, int thread, ThreadState state) {
        return slices.stream()
                .filter(part -> part.thread() == thread)
                .mapToLong(part -> part.times().stateNanos().get(state))
                .sum();
    }

    private static Span span(ThreadState state, long from, long to) {
        BlockedKind kind = state == ThreadState.BLOCKED ? BlockedKind.IO : BlockedKind.NONE;
        return new Span(1, state, kind, from, to, 0, false);
    }
}
