package dev.gilspy.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.live.TruthLog.Cycle;
import dev.gilspy.live.TruthLog.Worker;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arithmetic of the truth, on logs short enough to add up by hand. */
class TruthTest {
    /** Waits 100 to 110, holds to 140; waits 200 to 250, holds to 260. */
    private static final List<Cycle> CYCLES =
            List.of(new Cycle(100, 110, 140, 145), new Cycle(200, 250, 260, 300));

    private final TruthLog log = new TruthLog(List.of(new Worker("w", 7, CYCLES, 320)));

    @Test
    void addsUpTheWholeLog() {
        Truth truth = log.truth(100, 300).get("w");

        assertThat(truth.held()).isCloseTo(40 / 200.0, within(1e-9));
        assertThat(truth.waiting()).isCloseTo(60 / 200.0, within(1e-9));
        assertThat(truth.outside()).isCloseTo(100 / 200.0, within(1e-9));
    }

    @Test
    void cutsWhatReachesOutOfTheWindowButKeepsItsDuration() {
        Truth truth = log.truth(130, 230).get("w");

        assertThat(truth.held()).isCloseTo(10 / 100.0, within(1e-9));
        assertThat(truth.waiting()).isCloseTo(30 / 100.0, within(1e-9));
        assertThat(truth.holds()).isEqualTo(new Truth.Durations(1, 30, 30, 30, 30));
        assertThat(truth.waits()).isEqualTo(new Truth.Durations(1, 50, 50, 50, 50));
    }

    @Test
    void whatAThreadDidAfterItsLastHoldBelongsToTheLog() {
        assertThat(log.truth(300, 320).get("w").outside()).isCloseTo(1, within(1e-9));
    }

    @Test
    void takesQuantilesByNearestRank() {
        Truth truth = log.truth(100, 300).get("w");

        assertThat(truth.waits()).isEqualTo(new Truth.Durations(2, 10, 50, 50, 50));
    }

    @Test
    void refusesAWindowThatTheLogDoesNotCover() {
        assertThatThrownBy(() -> log.truth(99, 200))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 100 to 320");
    }
}
