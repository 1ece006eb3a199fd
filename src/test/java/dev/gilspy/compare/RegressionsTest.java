package dev.gilspy.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegressionsTest {
    private static final double TENTH = 0.1;

    @Test
    void theSameServiceNeverFails() {
        for (int pair = 0; pair < 10; pair++) {
            assertThat(failing(new Service(2 * pair), new Service(2 * pair + 1)))
                    .as("pair %d", pair)
                    .isEmpty();
        }
    }

    @Test
    void sleepingWithTheGilFailsAndNamesTheFunction() {
        List<Regression> found =
                Regressions.of(compare(new Service(1), new Service(2).napping(0.3)), TENTH, false);

        assertThat(found)
                .filteredOn(regression -> figure(regression).equals("held-blocked"))
                .singleElement()
                .satisfies(
                        regression -> {
                            assertThat(regression.frame().function()).isEqualTo("poll_device");
                            assertThat(regression.frame().line()).isEqualTo(17);
                            assertThat(regression.relative()).isInfinite();
                        });
    }

    /** What grew most in all is scoring; the poller does not score. */
    @Test
    void aGroupsRegressionNamesItsOwnFunction() {
        List<Regression> found =
                Regressions.of(
                        compare(new Service(1), new Service(2).napping(0.3).scoring(2)),
                        TENTH,
                        false);

        assertThat(found)
                .filteredOn(regression -> figure(regression).equals("hold p99"))
                .extracting(
                        regression -> regression.row().what().subject(),
                        regression -> regression.frame().function())
                .containsExactlyInAnyOrder(
                        tuple("worker-*", "score"), tuple("poller", "poll_device"));
    }

    @Test
    void halfAsMuchWaitingAgainFails() {
        assertThat(failing(new Service(1), new Service(2).waiting(1.5)))
                .contains("waiting", "waiting threads", "wait p99");
    }

    @Test
    void whatIsSmallerThanTheLimitPasses() {
        Comparison comparison = compare(new Service(1), new Service(2).waiting(1.5));

        assertThat(Regressions.of(comparison, 0.8, false)).isEmpty();
    }

    @Test
    void whatIsBetterPasses() {
        assertThat(failing(new Service(2).waiting(1.5).napping(0.3), new Service(1))).isEmpty();
    }

    @Test
    void aTraceThatDoublesIsNoRegression() {
        assertThat(failing(new Service(1).napping(0.004), new Service(2).napping(0.008)))
                .doesNotContain("held-blocked");
    }

    /** Twice as many threads that do the same hold the GIL twice as much, as long each time. */
    @Test
    void moreOfTheSameWorkIsNoRegressionOfTheGil() {
        assertThat(failing(new Service(1).workers(2), new Service(2).workers(4)))
                .doesNotContain("GIL held");
        assertThat(failing(new Service(1), new Service(2).scoring(2))).contains("GIL held");
    }

    @Test
    void strictlyTheFiguresDecide() {
        Comparison noisy =
                compare(
                        new Service(1).seconds(3).bursts(0.9),
                        new Service(9).seconds(3).bursts(0.9));

        assertThat(Regressions.of(noisy, TENTH, false)).isEmpty();
        assertThat(Regressions.of(noisy, TENTH, true))
                .extracting(RegressionsTest::figure)
                .contains("waiting");
    }

    private static List<String> failing(Service before, Service after) {
        return Regressions.of(compare(before, after), TENTH, false).stream()
                .map(RegressionsTest::figure)
                .toList();
    }

    private static String figure(Regression regression) {
        return regression.row().what().figure();
    }

    private static Comparison compare(Service before, Service after) {
        return Comparison.of(before.recorded("before"), after.recorded("after"));
    }
}
