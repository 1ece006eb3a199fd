package dev.gilspy.aggregate;

import static dev.gilspy.aggregate.EpisodeKind.HOLD;
import static dev.gilspy.aggregate.EpisodeKind.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntervalLogTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void anEpisodeIsInTheSecondInWhichItEnded() {
        IntervalLog log = new IntervalLog();
        log.begin(100);
        log.record(1, HOLD, 5_000_000, 100 + SECOND);
        log.record(1, HOLD, 6_000_000, 100 + SECOND + 1);
        log.record(1, WAIT, 7_000_000, 100 + 3 * SECOND);
        List<IntervalHistogram> intervals = log.intervals();
        assertThat(intervals)
                .extracting(IntervalHistogram::fromNanos)
                .containsExactly(0L, SECOND, 2 * SECOND);
        assertThat(intervals).extracting(IntervalHistogram::kind).containsExactly(HOLD, HOLD, WAIT);
        assertThat(intervals.get(1).histogram().getTotalCount()).isEqualTo(1);
        assertThat(
                        intervals
                                .get(1)
                                .histogram()
                                .valuesAreEquivalent(
                                        intervals.get(1).histogram().getMaxValue(), 6_000_000))
                .isTrue();
    }

    @Test
    void intervalsGrowWiderInsteadOfTooMany() {
        IntervalLog log = new IntervalLog(50_000);
        log.begin(0);
        int episodes = 20_000;
        for (int i = 0; i < episodes; i++) {
            log.record(i % 2, WAIT, 5_000_000 + i, (i + 1) * SECOND / 2);
        }
        List<IntervalHistogram> intervals = log.intervals();
        assertThat(intervals.size()).isBetween(50, 500);
        IntervalHistogram last = intervals.get(intervals.size() - 1);
        assertThat(last.toNanos() - last.fromNanos()).isGreaterThan(IntervalLog.FIRST_WIDTH_NANOS);
        assertThat(intervals.stream().mapToLong(i -> i.histogram().getTotalCount()).sum())
                .isEqualTo(episodes);
    }

    @Test
    void foldedThreadsKeepTheirEpisodes() {
        IntervalLog log = new IntervalLog();
        log.begin(0);
        log.record(1, HOLD, 1_000_000, SECOND / 2);
        log.record(2, HOLD, 2_000_000, SECOND / 2);
        log.record(2, HOLD, 3_000_000, 5 * SECOND);
        log.replaceThreads(Map.of(1, -3, 2, -3));
        List<IntervalHistogram> intervals = log.intervals();
        assertThat(intervals).extracting(IntervalHistogram::thread).containsOnly(-3);
        assertThat(intervals).hasSize(2);
        assertThat(intervals.get(0).histogram().getTotalCount()).isEqualTo(2);
    }
}
