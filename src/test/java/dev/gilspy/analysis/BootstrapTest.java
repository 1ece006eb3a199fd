package dev.gilspy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.aggregate.Summary;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapTest {
    /** So many are covered to plus or minus 3 of 100 by chance alone. */
    private static final int RECORDINGS = 100;

    @ParameterizedTest
    @CsvSource({
        // bursts that come and go within a second
        "60, 120, 3, 0.86",
        "300, 400, 3, 0.86",
        "300, 400, 5, 0.86",
        "300, 400, 10, 0.86",
        "300, 400, 30, 0.86",
        // seconds that resemble their neighbours
        "1000, 1500, 10, 0.85",
        "1000, 1500, 30, 0.86"
    })
    void anotherRecordingsShareLiesWithinTheBounds(
            double burstMillis, double pauseMillis, int seconds, double atLeast) {
        BurstyLoad load = new BurstyLoad(burstMillis, pauseMillis);
        double truth = load.heldShare();
        assertThat(covered(load, seconds, truth, BootstrapTest::held))
                .as("held %.3f".formatted(truth))
                .isGreaterThanOrEqualTo(atLeast);
    }

    @ParameterizedTest
    @CsvSource({
        "60, 120, 50, 3, 0.88",
        "60, 120, 90, 30, 0.88",
        "300, 400, 50, 5, 0.85",
        "300, 400, 50, 30, 0.85"
    })
    void anotherRecordingsPercentileLiesWithinTheBounds(
            double burstMillis,
            double pauseMillis,
            double percentile,
            int seconds,
            double atLeast) {
        BurstyLoad load = new BurstyLoad(burstMillis, pauseMillis);
        double truth = load.holdNanos(percentile);
        double covered =
                covered(
                        load,
                        seconds,
                        truth,
                        summary ->
                                Bootstrap.of(summary)
                                        .duration(EpisodeKind.HOLD, any -> true, percentile));
        assertThat(covered)
                .as("p%.0f %.1f ms".formatted(percentile, truth / 1e6))
                .isGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void moreTimeTellsMore() {
        assertThat(meanWidth(30)).isPositive().isLessThan(0.4 * meanWidth(3));
    }

    @Test
    void ofOneSecondNothingIsKnown() {
        Estimate held = held(new BurstyLoad(60, 120).record(1, 1));
        assertThat(held.value()).isPositive();
        assertThat(held.bounded()).isFalse();
    }

    @Test
    void theSameRecordingAlwaysGivesTheSame() {
        Summary summary = new BurstyLoad(300, 400).record(10, 7);
        assertThat(held(summary)).isEqualTo(held(summary));
    }

    private static double meanWidth(int seconds) {
        return LongStream.range(0, 20)
                .mapToObj(seed -> held(new BurstyLoad(60, 120).record(seconds, seed)))
                .mapToDouble(held -> held.high() - held.low())
                .average()
                .orElseThrow();
    }

    private static Estimate held(Summary summary) {
        return Bootstrap.of(summary)
                .share(whole -> whole.processes().get(0).gils().get(0).utilisation());
    }

    /** In what part of many recordings the truth is within the bounds. */
    private static double covered(
            BurstyLoad load, int seconds, double truth, Function<Summary, Estimate> estimate) {
        return (double)
                        LongStream.range(0, RECORDINGS)
                                .mapToObj(seed -> estimate.apply(load.record(seconds, seed)))
                                .filter(e -> e.low() <= truth && truth <= e.high())
                                .count()
                / RECORDINGS;
    }
}
