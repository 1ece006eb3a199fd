package dev.gilspy.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.live.Truth.Durations;
import dev.gilspy.live.TruthLog.Cycle;
import dev.gilspy.live.TruthLog.Worker;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What reaches out of the window, on a log short enough to follow by hand. In µs. */
class ClippedTruthTest {
    /** Waits 100 to 130, holds to 190; fetches at 300 to 310, holds to 350. */
    private static final Worker WORKER =
            new Worker("w", 7, List.of(cycle(100, 130, 190), cycle(300, 310, 350)), 400_000);

    @Test
    void whatIsInsideKeepsItsLengthAndShortWaitsAreNone() {
        assertThat(ClippedTruth.of(WORKER, 0, 400_000))
                .isEqualTo(new ClippedTruth(durations(2, 40, 60), durations(1, 30, 30)));
    }

    @Test
    void whatReachesOutIsCutAtBothEnds() {
        assertThat(ClippedTruth.of(WORKER, 105_000, 320_000))
                .isEqualTo(new ClippedTruth(durations(2, 10, 60), durations(1, 25, 25)));
    }

    @Test
    void aWaitOfWhichLittleIsInsideIsNone() {
        assertThat(ClippedTruth.of(WORKER, 120_000, 180_000))
                .isEqualTo(new ClippedTruth(durations(1, 50, 50), durations(0, 0, 0)));
    }

    private static Cycle cycle(long ask, long got, long drop) {
        return new Cycle(ask * 1000, got * 1000, drop * 1000, drop * 1000 + 500);
    }

    /** The lower is the median of two. */
    private static Durations durations(long count, long median, long longest) {
        return new Durations(count, median * 1000, longest * 1000, longest * 1000, longest * 1000);
    }
}
