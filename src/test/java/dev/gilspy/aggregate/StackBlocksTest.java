package dev.gilspy.aggregate;

import static dev.gilspy.model.ThreadState.RUNNING;
import static dev.gilspy.model.ThreadState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.model.BlockedKind;
import org.junit.jupiter.api.Test;

class StackBlocksTest {
    private final StackBlocks blocks = new StackBlocks();
    private final Scene scene = new Scene(blocks).begin();
    private final int thread = scene.thread("worker");
    private final int work = scene.stack("main /srv/a.py:1", "work /srv/a.py:9");

    @Test
    void timeOverABorderIsSharedOut() {
        scene.is(thread, RUNNING, 600, work).blocked(thread, BlockedKind.IO, 1400, 0);
        scene.is(thread, RUNNING, 500, work).end(2500);

        StackTimes times = blocks.times();

        assertThat(times.lengths()).containsExactly(1e9, 1e9, 5e8);
        assertThat(times.stacks()).hasSize(2);
        assertThat(times.stacks().get(0).nanos()).containsExactly(4e8, 1e9, 0);
        assertThat(times.stacks().get(1).nanos()).containsExactly(6e8, 0, 5e8);
        assertThat(times.stacks().get(1).frames()).extracting("function").contains("work");
    }

    @Test
    void aShortRestBelongsToTheLastBlock() {
        scene.is(thread, RUNNING, 2300, work).end(2300);

        assertThat(blocks.times().lengths()).containsExactly(1e9, 1.3e9);
        assertThat(blocks.times().stacks().get(0).nanos()).containsExactly(1e9, 1.3e9);
    }

    @Test
    void lessThanOneBlockIsOne() {
        scene.is(thread, RUNNING, 300, work).end(300);

        assertThat(blocks.times().lengths()).containsExactly(3e8);
    }

    @Test
    void whatIsWaitedForIsTheHoldersStack() {
        int holder = scene.thread("holder");
        int nap = scene.stack("main /srv/a.py:1", "nap /srv/b.py:3");
        scene.waits(thread, 700, work, holder, nap).end(1000);

        assertThat(blocks.times().stacks())
                .extracting(times -> times.state(), times -> times.caused())
                .containsExactlyInAnyOrder(tuple(WAITING, false), tuple(WAITING, true));
        StackTimes.Times caused =
                blocks.times().stacks().stream().filter(t -> t.caused()).findFirst().orElseThrow();
        assertThat(caused.frames().get(1).function()).isEqualTo("nap");
        assertThat(caused.sum()).isEqualTo(7e8);
    }

    @Test
    void anHourIsAFewBlocksAndLosesNothing() {
        for (int second = 0; second < 3600; second++) {
            scene.is(thread, RUNNING, 250, work).blocked(thread, BlockedKind.IO, 750, 0);
        }
        scene.end(3_600_000);

        StackTimes times = blocks.times();

        assertThat(times.lengths().length).isBetween(30, StackBlocks.MAX_BLOCKS);
        assertThat(times.stacks().get(1).sum()).isCloseTo(900e9, within(1.0));
        for (int i = 0; i < times.lengths().length; i++) {
            assertThat(times.stacks().get(1).nanos()[i] / times.lengths()[i])
                    .isCloseTo(0.25, within(0.01));
        }
    }
}
