package dev.gilspy.aggregate;

import static dev.gilspy.aggregate.LiveLedgerTest.thread;
import static dev.gilspy.aggregate.Scene.MILLI;
import static dev.gilspy.aggregate.Scene.START;
import static dev.gilspy.model.ThreadState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Span;
import dev.gilspy.model.ThreadInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a live view keeps does not grow with the time it runs. */
class LiveLedgerBoundsTest {
    private static final long SECOND = 1_000 * MILLI;

    private long now = START;
    private final LiveLedger live = new LiveLedger(() -> now, SECOND);

    /** Lets a second pass, in which windows are looked at. */
    private void passSecond() {
        for (int step = 0; step < 20; step++) {
            now += SECOND / 20;
            while (live.advance()) {
                assertThat(live.last()).isNotNull();
            }
        }
    }

    @Test
    void nothingGrowsInHoursWhoeverLooksAtIt() {
        Observer observer = live.open();
        new Scene(observer).begin();
        int hours = 3;
        for (int second = 0; second < hours * 3600; second++) {
            now = START + (second + 1) * SECOND;
            observer.thread(new ThreadInfo(second, second + 1, "short", 0));
            observer.span(new Span(second, RUNNING, BlockedKind.NONE, now - SECOND, now, 0, false));
            while (second < 3600 && live.advance()) {
                assertThat(live.last().observedNanos()).isEqualTo(SECOND);
            }
        }
        int complete = 0;
        while (live.advance()) {
            complete++;
        }

        assertThat(complete).as("what nobody took note of is given up").isBetween(1, 64);
        assertThat(live.history()).hasSizeLessThanOrEqualTo(600);
        assertThat(live.total().processes().get(0).threads())
                .hasSizeLessThan(Threads.MAX_THREADS + 1200);
        assertThat(live.last().processes().get(0).threads()).hasSize(1);
    }

    @Test
    void aServiceThatNeverRestsIsKeptInBoundsAndNothingOfItIsLost() {
        Observer observer = live.open();
        Churn churn = new Churn(observer, 42).begin();
        for (int second = 1; second <= 600; second++) {
            churn.seconds(1);
            passSecond();
        }
        ProcessSummary total = live.total().processes().get(0);

        assertThat(churn.threads()).isGreaterThan(50_000);
        assertThat(total.threads()).hasSizeLessThan(4_000);
        assertThat(total.threads().stream().mapToLong(t -> t.stateNanos().get(RUNNING)).sum())
                .isEqualTo(churn.heldNanos());
        assertThat(live.last().processes().get(0).threads()).hasSizeBetween(100, 110);
    }

    @Test
    void aWindowForgetsThreadsThatHaveEnded() {
        Ledger any = new Ledger();
        new Scene(any).begin();
        Ledger ledger = Ledger.ofMoment(new KnownStacks());
        LiveWindow window = new LiveWindow(ledger, any.summary().run(), START);
        window.begin(any.summary().processes().get(0).info(), List.of());
        LiveThread thread = new LiveThread(new ThreadInfo(0, 1, "old", 0), START);
        Span span = new Span(0, RUNNING, BlockedKind.NONE, START, START + SECOND, 0, false);
        window.add(thread, span, START, START + SECOND);
        window.renamed(new ThreadInfo(0, 1, "new", 0));
        window.keepOnly(id -> false);
        window.renamed(new ThreadInfo(0, 1, "newest", 0));

        assertThat(thread(window.ledger().summary(), "new").observedNanos()).isEqualTo(SECOND);
    }

    @Test
    void theProcessesOfAFleetKeepTogetherWhatOneWould() {
        int processes = 8;
        for (int pid = 1; pid <= processes; pid++) {
            new Churn(live.open(), pid).begin().seconds(30);
        }

        assertThat(live.total().processes())
                .hasSize(processes)
                .extracting(ProcessSummary::slices)
                .allSatisfy(
                        slices ->
                                assertThat(slices)
                                        .hasSizeBetween(1, SliceLog.MAX_CELLS / processes));
    }
}
