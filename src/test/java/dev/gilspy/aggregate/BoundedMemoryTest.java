package dev.gilspy.aggregate;

import static dev.gilspy.aggregate.Scene.MILLI;
import static dev.gilspy.model.ThreadState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BoundedMemoryTest {
    @Test
    void threadsThatEndedShareALineAndKeepTheirTime() {
        Ledger ledger = new Ledger();
        new Scene(ledger).begin();
        ledger.thread(new ThreadInfo(0, 100, "steady", 0));
        int threads = 20_000;
        for (int i = 1; i <= threads; i++) {
            long at = Scene.START + i * 10 * MILLI;
            ledger.thread(new ThreadInfo(i, 100 + i, "short", 0));
            ledger.span(hold(i, at));
            ledger.observe(seen(i, at));
            ledger.gilAccount(new GilAccount(i, 1, 2, 3, 4));
            ledger.span(hold(0, at));
        }
        Summary.ProcessSummary process = ledger.summary().processes().get(0);
        assertThat(process.threads()).hasSizeLessThan(Threads.MAX_THREADS + 1200);
        assertThat(process.threads()).anyMatch(t -> t.thread().name().equals("steady"));
        assertThat(process.foldedThreads() + process.threads().size() - 1).isEqualTo(threads + 1);
        assertThat(process.threads().stream().mapToLong(t -> t.stateNanos().get(RUNNING)).sum())
                .isEqualTo(2 * threads * MILLI);
        assertThat(process.threads().stream().mapToLong(t -> t.holds().count()).sum())
                .isEqualTo(2 * threads);
        GilAccount drops =
                process.threads().stream()
                        .map(ThreadSummary::gilAccount)
                        .filter(Objects::nonNull)
                        .reduce(GilAccount::plus)
                        .orElseThrow();
        assertThat(drops.forcedDrops()).isEqualTo(threads);
        assertThat(drops.waitingForCpuNanos()).isEqualTo(4 * threads);
        assertThat(process.stacks().stream().mapToLong(StackSummary::nanos).sum())
                .isEqualTo(threads * MILLI);
        assertThat(process.stacks()).hasSizeLessThan(Threads.MAX_THREADS + 1200);
    }

    private static Span hold(int thread, long at) {
        return new Span(thread, RUNNING, BlockedKind.NONE, at, at + MILLI, 0, false);
    }

    private static StackObservation seen(int thread, long at) {
        return new StackObservation(
                thread, RUNNING, BlockedKind.NONE, at, 1, MILLI, 0, ThreadInfo.NOBODY, 0);
    }

    @Property(tries = 50)
    void cellsNeverLoseTime(@ForAll @IntRange(min = 1, max = 3000) int stacks) {
        Cells<StackKey> cells = new Cells<>(100);
        long total = 0;
        for (int stack = 1; stack <= stacks; stack++) {
            cells.add(new StackKey(stack % 3, 0, ThreadState.RUNNING, stack), 1, stack);
            total += stack;
        }
        assertThat(cells.all().size()).isLessThanOrEqualTo(101);
        assertThat(cells.all().values().stream().mapToLong(Cells.Weight::nanos).sum())
                .isEqualTo(total);
        // What weighs most is the last to lose its stack.
        assertThat(cells.all())
                .containsKey(new StackKey(stacks % 3, 0, ThreadState.RUNNING, stacks));
    }

    @Test
    void cellsOfFoldedThreadsFallTogether() {
        Cells<BlameKey> cells = new Cells<>();
        cells.add(new BlameKey(1, 0, 2, 7), 1, 10);
        cells.add(new BlameKey(3, 0, 2, 7), 1, 20);
        cells.replaceThreads(Map.of(1, -3, 3, -3));
        assertThat(cells.all()).hasSize(1);
        assertThat(cells.all().get(new BlameKey(-3, 0, 2, 7)).nanos()).isEqualTo(30);
    }
}
