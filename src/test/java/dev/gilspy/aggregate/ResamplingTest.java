package dev.gilspy.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ResamplingTest {
    private final Ledger ledger = new Ledger();
    private final Scene scene = new Scene(ledger).begin();
    private final int thread = scene.thread("worker-1");

    @Test
    void theWholeDrawnOnceIsTheWhole() {
        halfASecondOfTwo(3);
        Summary whole = ledger.summary();
        Resampling resampling = Resampling.of(whole);
        assertThat(resampling.blocks()).isEqualTo(6);
        Summary drawn = resampling.summary(new int[] {0, 1, 2, 3, 4, 5});
        assertThat(drawn.observedNanos()).isEqualTo(whole.observedNanos());
        assertThat(drawn.processes()).isEqualTo(whole.processes());
    }

    @Test
    void aRecordingOfDaysHasLongerBlocksAndNotMore() {
        long month = TimeUnit.DAYS.toNanos(30);
        Summary idle = new Summary(null, null, null, month, List.of(), null);
        assertThat(Resampling.of(idle).blocks()).isEqualTo(Blocks.MOST);
    }

    @Test
    void aBlockHasItsOwnTimesOnly() {
        halfASecondOfTwo(3);
        Resampling resampling = Resampling.of(ledger.summary());
        assertThat(utilisation(resampling, 0, 2)).isCloseTo(0.5, within(1e-9));
        assertThat(utilisation(resampling, 1, 3)).isZero();
        assertThat(utilisation(resampling, 0, 1, 1, 1)).isCloseTo(0.125, within(1e-9));
        assertThat(
                        resampling
                                .summary(new int[] {0, 0, 1})
                                .processes()
                                .get(0)
                                .threads()
                                .get(0)
                                .stateNanos())
                .containsEntry(ThreadState.RUNNING, 1_000 * Scene.MILLI)
                .containsEntry(ThreadState.BLOCKED, 2_000 * Scene.MILLI);
    }

    @Test
    void durationsAreThoseOfTheBlocksPicked() {
        for (int second = 1; second <= 3; second++) {
            for (int hold = 0; hold < 10; hold++) {
                scene.is(thread, ThreadState.RUNNING, 10 * second, 0)
                        .blocked(thread, BlockedKind.SLEEP, 100 - 10 * second, 0);
            }
        }
        scene.end(3_000);
        BlockDurations holds =
                Resampling.of(ledger.summary())
                        .durations(EpisodeKind.HOLD, one -> one.id() == thread);
        assertThat(holds.count()).isEqualTo(30);
        assertThat(holds.at(50, new int[] {0})).isCloseTo(10e6, within(0.1e6));
        assertThat(holds.at(99, new int[] {0, 1})).isCloseTo(20e6, within(0.1e6));
        assertThat(holds.at(50, new int[] {2, 2, 0})).isCloseTo(30e6, within(0.1e6));
        assertThat(holds.sum(new int[] {0, 2, 2})).isCloseTo(700e6, within(2e6));
        assertThat(holds.count(new int[] {0, 2, 2})).isEqualTo(30);
        assertThat(
                        Resampling.of(ledger.summary())
                                .durations(EpisodeKind.HOLD, one -> one.id() != thread)
                                .at(50, new int[] {0}))
                .isNaN();
    }

    private void halfASecondOfTwo(int times) {
        for (int i = 0; i < times; i++) {
            scene.is(thread, ThreadState.RUNNING, 500, 0)
                    .blocked(thread, BlockedKind.SLEEP, 1_500, 0);
        }
        scene.end(2_000 * times);
    }

    private static double utilisation(Resampling resampling, int... picks) {
        return resampling.summary(picks).processes().get(0).gils().get(0).utilisation();
    }
}
