package dev.gilspy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.bench.DurationDeviations.Durations;
import dev.gilspy.bench.DurationDeviations.Rank;
import dev.gilspy.bench.TruthOutcome.Demand;
import dev.gilspy.bench.TruthOutcome.Subject;
import dev.gilspy.live.Truth;
import dev.gilspy.live.TruthMix;
import dev.gilspy.model.Quantiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The arithmetic between what was said and what is printed of it. */
class TruthGoalTest {
    private static final Durations NONE = new Durations(0, 0, Map.of());
    private static final Deviation GOOD = new Deviation(10_150_000, 10_000_000);
    private static final Deviation SHORT_BUT_NEAR = new Deviation(69_000, 50_000);
    private static final Deviation BAD = new Deviation(12_000_000, 10_000_000);

    private final TruthGoal goal = TruthGoal.of(false);

    @Test
    void aQuantileMayBeOffByItsPartOrByTwentyMicroseconds() {
        assertThat(goal.met(List.of(GOOD, SHORT_BUT_NEAR, BAD))).isEqualTo(2);
        assertThat(goal.met(List.of(new Deviation(0, 50_000)))).isZero();
    }

    @Test
    void allThatIsMissedIsNamed() {
        TruthOutcome outcome =
                outcome(
                        List.of(new ShareDeviation(0.1, -0.2), new ShareDeviation(-0.3, 0.9)),
                        new Durations(20, 20, Map.of(Rank.P50, GOOD, Rank.MAX, BAD)));

        assertThat(goal.misses(outcome))
                .containsExactly(
                        "waiting by 0.9 points",
                        "outside by 0.6 points",
                        "1 of 2 quantiles of waits");
    }

    @Test
    void aShareThatIsNoNumberIsAMiss() {
        ShareDeviation unknown = new ShareDeviation(0, Double.NaN);

        assertThat(goal.misses(outcome(List.of(unknown), NONE))).hasSize(2);
    }

    @Test
    void theMedianThreadStandsBeforeTheWorst() {
        assertThat(Deviation.text(List.of(BAD, GOOD, SHORT_BUT_NEAR)))
                .isEqualTo("1.02 +150; 1.20 +2,000");
        assertThat(Deviation.text(List.of(GOOD))).isEqualTo("1.02 +150");
        assertThat(Deviation.text(List.of())).isEqualTo("-");
    }

    @Test
    void durationsThatWereButWereNotSeenAreAsFarOffAsCanBe() {
        Truth.Durations were = new Truth.Durations(10, 50_000, 60_000, 70_000, 70_000);

        Durations durations = DurationDeviations.between(Quantiles.NONE, were);

        assertThat(durations.at()).containsEntry(Rank.P90, new Deviation(0, 60_000));
    }

    @Test
    void aFewDurationsHaveNoQuantiles() {
        Truth.Durations were = new Truth.Durations(9, 50_000, 60_000, 70_000, 70_000);

        assertThat(DurationDeviations.between(Quantiles.NONE, were))
                .isEqualTo(new Durations(0, 9, Map.of()));
    }

    private static TruthOutcome outcome(List<ShareDeviation> shares, Durations waits) {
        return new TruthOutcome(
                new Subject("any", TruthMix.SATURATED, true),
                "gilspy",
                new Demand(0.5, 0.5),
                shares,
                List.of(new DurationDeviations(NONE, waits)));
    }
}
