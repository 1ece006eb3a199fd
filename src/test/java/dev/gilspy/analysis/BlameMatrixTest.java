package dev.gilspy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlameMatrixTest {
    private final Ledger ledger = new Ledger();
    private final Scene scene = new Scene(ledger).begin();

    private ProcessSummary process() {
        return ledger.summary().processes().get(0);
    }

    private static List<String> names(List<WaitParty> parties) {
        return parties.stream().map(WaitParty::name).toList();
    }

    private static long millis(BlameMatrix matrix, String waiter, String holder) {
        return matrix.nanos(find(matrix.waiters(), waiter), find(matrix.holders(), holder))
                / Scene.MILLI;
    }

    private static WaitParty find(List<WaitParty> parties, String name) {
        return parties.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void eachPairHasItsTimeAndTheMostWaitingStandsFirst() {
        int a = scene.thread("a");
        int b = scene.thread("b");
        scene.waits(a, 30, 0, b, 0).waits(a, 5, 0, ThreadInfo.NOBODY, 0);
        scene.waits(b, 80, 0, a, 0).waits(b, 10, 0, ThreadInfo.UNKNOWN, 0);
        BlameMatrix matrix = BlameMatrix.of(process());
        assertThat(names(matrix.waiters())).containsExactly("b", "a");
        assertThat(names(matrix.holders())).containsExactly("a", "b", "not known", "nobody");
        assertThat(millis(matrix, "b", "a")).isEqualTo(80);
        assertThat(millis(matrix, "a", "b")).isEqualTo(30);
        assertThat(millis(matrix, "a", "nobody")).isEqualTo(5);
        assertThat(millis(matrix, "a", "a")).isZero();
        assertThat(matrix.share(matrix.waitedNanos(find(matrix.waiters(), "b"))))
                .isEqualTo(90 / 125.0);
        assertThat(matrix.share(matrix.causedNanos(find(matrix.holders(), "nobody"))))
                .isEqualTo(5 / 125.0);
    }

    @Test
    void namesakesAreToldApartByTheirIds() {
        int a = scene.thread("pool");
        int b = scene.thread("pool");
        scene.waits(a, 30, 0, b, 0).waits(b, 10, 0, a, 0);
        assertThat(names(BlameMatrix.of(process()).waiters()))
                .containsExactly("pool 4242", "pool 4243");
    }

    @Test
    void manyThreadsAreGroupedByTheirNames() {
        int main = scene.thread("MainThread");
        for (int i = 0; i < 7; i++) {
            int worker = scene.thread("worker-" + i);
            scene.waits(worker, 10, 0, main, 0).waits(main, 1, 0, worker, 0);
        }
        BlameMatrix matrix = BlameMatrix.of(process());
        assertThat(matrix.grouped()).isTrue();
        assertThat(names(matrix.waiters())).containsExactly("worker-*", "MainThread");
        assertThat(millis(matrix, "worker-*", "MainThread")).isEqualTo(70);
        assertThat(find(matrix.waiters(), "worker-*").threads()).hasSize(7);
        assertThat(BlameMatrix.byThread(process()).waiters()).hasSize(8);
    }

    @Test
    void foldingLosesNoWaiting() {
        int[] threads = new int[6];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = scene.thread("t" + i);
            scene.waits(threads[i], 10 * (i + 1), 0, threads[0], 0);
            scene.waits(threads[0], 1, 0, threads[i], 0);
            scene.waits(threads[i], 1, 0, ThreadInfo.NOBODY, 0);
        }
        BlameMatrix whole = BlameMatrix.of(process());
        BlameMatrix folded = whole.folded(3, 2);
        assertThat(names(folded.waiters())).containsExactly("t5", "t4", "4 others");
        assertThat(names(folded.holders())).containsExactly("t0", "5 others", "nobody");
        assertThat(folded.totalNanos()).isEqualTo(whole.totalNanos());
        assertThat(millis(folded, "4 others", "nobody")).isEqualTo(4);
        assertThat(find(folded.waiters(), "4 others").threads()).hasSize(4);
    }

    @Test
    void withoutWaitingThereIsNoShare() {
        scene.thread("a");
        BlameMatrix matrix = BlameMatrix.of(process());
        assertThat(matrix.waiters()).isEmpty();
        assertThat(matrix.share(0)).isNaN();
    }

    @Test
    void theFlameCarriesAllWaiting() {
        Summary summary = Scenes.threeWorkers();
        BlameMatrix matrix = BlameMatrix.of(summary.processes().get(0));
        CallTree tree = new BlameFlame(summary.processes().get(0)).tree();
        assertThat(tree.root().nanos()).isEqualTo(matrix.totalNanos()).isPositive();
    }

    @Test
    void aHolderWithoutAStackIsNamedInItsPlace() {
        int a = scene.thread("a");
        int b = scene.thread("b");
        scene.is(b, ThreadState.RUNNING, 3, 0);
        scene.waits(a, 3, 0, b, 0).waits(a, 5, 0, ThreadInfo.NOBODY, 0);
        scene.waits(a, 2, 0, ThreadInfo.UNKNOWN, 0);
        assertThat(new BlameFlame(process()).tree().root().children())
                .extracting(CallTree.Node::frame)
                .extracting(Frame::function)
                .containsExactlyInAnyOrder(
                        "b, stack not known",
                        "nobody: the GIL was free, or on its way",
                        "a thread not known, stack not known");
    }
}
