package dev.gilspy.aggregate;

import static dev.gilspy.aggregate.Scene.MILLI;
import static dev.gilspy.model.ThreadState.BLOCKED;
import static dev.gilspy.model.ThreadState.HELD_BLOCKED;
import static dev.gilspy.model.ThreadState.NATIVE;
import static dev.gilspy.model.ThreadState.RUNNING;
import static dev.gilspy.model.ThreadState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.aggregate.Summary.InterpreterSummary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.ThreadInfo;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger();
    private final Scene scene = new Scene(ledger);

    private ThreadSummary only() {
        return ledger.summary().processes().get(0).threads().get(0);
    }

    private InterpreterSummary gil() {
        return ledger.summary().processes().get(0).interpreters().get(0);
    }

    @Test
    void aSummaryBeforeTheBeginningKnowsNothing() {
        Summary summary = ledger.summary();
        assertThat(summary.run()).isNull();
        assertThat(summary.processes()).isEmpty();
        assertThat(summary.coverage()).isNaN();
        assertThat(summary.reconcilePoints()).isNaN();
    }

    @Test
    void piecesOfOneHoldAreOneHold() {
        scene.begin();
        int thread = scene.thread("a");
        scene.is(thread, RUNNING, 3, 0).stays(thread, HELD_BLOCKED, 4, 0);
        scene.blocked(thread, BlockedKind.IO, 1, 0);
        assertThat(only().holds().count()).isEqualTo(1);
        assertThat(only().holds().maxNanos()).isEqualTo(7 * MILLI);
    }

    @Test
    void holdsNextToEachOtherStayTwo() {
        scene.begin();
        int thread = scene.thread("a");
        scene.is(thread, RUNNING, 3, 0).is(thread, RUNNING, 4, 0);
        assertThat(only().holds().count()).isEqualTo(2);
        assertThat(only().holds().totalNanos()).isEqualTo(7 * MILLI);
    }

    @Test
    void aWaitEndsWhereTheHoldBegins() {
        scene.begin();
        int thread = scene.thread("a");
        // A source that marks the hold as continued by mistake must not join it to the wait.
        scene.is(thread, WAITING, 5, 0).stays(thread, RUNNING, 2, 0);
        assertThat(only().waits().maxNanos()).isEqualTo(5 * MILLI);
        assertThat(only().holds().maxNanos()).isEqualTo(2 * MILLI);
    }

    @Test
    void aHoldThatNeverEndsIsCountedAsLongAsItIs() {
        scene.begin();
        int thread = scene.thread("spinner");
        for (int second = 0; second < 10; second++) {
            scene.stays(thread, RUNNING, 1000, 0);
            assertThat(only().holds().count()).isEqualTo(1);
        }
        assertThat(only().holds().maxNanos()).isEqualTo(10_000 * MILLI);
    }

    @Test
    void quantilesAreThoseOfTheEpisodes() {
        scene.exact().begin();
        int thread = scene.thread("a");
        for (int i = 1; i <= 100; i++) {
            scene.is(thread, RUNNING, i, 0).blocked(thread, BlockedKind.SLEEP, 1, 0);
        }
        assertThat(only().holds().exact()).isTrue();
        assertThat(only().holds().resolutionNanos()).isZero();
        assertThat((double) only().holds().p50Nanos())
                .isCloseTo(50 * MILLI, within(0.001 * 50 * MILLI));
        assertThat((double) only().holds().p99Nanos())
                .isCloseTo(99 * MILLI, within(0.001 * 99 * MILLI));
        assertThat(only().holds().maxNanos()).isEqualTo(100 * MILLI);
    }

    @Test
    void sampledDurationsCarryTheMeanSampleInterval() {
        scene.begin();
        int thread = scene.thread("a");
        scene.is(thread, RUNNING, 3, 0).quality(500, 1000).end(1000);
        assertThat(only().holds().exact()).isFalse();
        assertThat(only().holds().resolutionNanos()).isEqualTo(2 * MILLI);
    }

    @Test
    void anyEstimateOfASamplersThreadMakesAllItsDurationsSampled() {
        scene.begin().knownTo(0);
        int thread = scene.thread("a");
        for (int i = 0; i < 1000; i++) {
            scene.is(thread, RUNNING, 3, 0).is(thread, WAITING, 2, 0);
        }
        scene.knownTo(1).blocked(thread, BlockedKind.IO, 1, 0).quality(500, 1000).end(1000);
        assertThat(only().holds().exact()).isFalse();
        assertThat(only().waits().exact()).isFalse();
        assertThat(only().waits().resolutionNanos()).isEqualTo(2 * MILLI);
    }

    @Test
    void theKernelsHoldsAndWaitsAreJudgedApart() {
        scene.exact().begin();
        int thread = scene.thread("a");
        for (int i = 0; i < 100; i++) {
            scene.knownTo(i < 95 ? 0.2 : 0).is(thread, RUNNING, 3, 0);
            scene.knownTo(0).is(thread, WAITING, 2, 0);
        }
        scene.knownTo(1).blocked(thread, BlockedKind.IO, 1, 0);
        assertThat(only().waits().exact()).isTrue();
        assertThat(only().waits().resolutionNanos()).isZero();
        assertThat(only().holds().exact()).isFalse();
        assertThat((double) only().holds().resolutionNanos())
                .isCloseTo(0.4 * MILLI, within(0.01 * MILLI));
    }

    @Test
    void holdsThatAreKnownSpeakForThoseThatAreNot() {
        scene.exact().begin();
        int thread = scene.thread("a");
        holds(thread, 9);
        scene.knownTo(1).is(thread, RUNNING, 7, 0).knownTo(0);
        assertThat(only().holds().exact()).as("9 of 10 are too few").isFalse();
        holds(thread, 1);
        assertThat(only().holds().exact()).as("10 of 11").isTrue();
        assertThat(only().holds().count()).isEqualTo(10);
        assertThat(only().holds().maxNanos()).isEqualTo(3 * MILLI);
        for (int i = 0; i < 100; i++) {
            scene.knownTo(2).is(thread, RUNNING, 90, 0).knownTo(0);
        }
        assertThat(only().holds().exact()).as("10 of 111 are too few").isFalse();
        assertThat(only().holds().count()).isEqualTo(111);
    }

    @Test
    void aHoldIsKnownIfItIsToTwentyMicros() {
        scene.exact().begin();
        int thread = scene.thread("a");
        holds(thread, 10);
        scene.knownTo(0.02).is(thread, RUNNING, 0.04, 0);
        assertThat(only().holds().count()).isEqualTo(11);
        scene.knownTo(0.03).is(thread, RUNNING, 1, 0).knownTo(0).is(thread, WAITING, 1, 0);
        assertThat(only().holds().count()).isEqualTo(11);
    }

    private void holds(int thread, int count) {
        for (int i = 0; i < count; i++) {
            scene.is(thread, RUNNING, 3, 0);
        }
    }

    @Test
    void oneWildEstimateDoesNotCoarsenTheRest() {
        scene.exact().begin();
        int thread = scene.thread("a");
        scene.knownTo(50).is(thread, RUNNING, 300, 0).knownTo(0.1);
        holds(thread, 199);
        assertThat((double) only().holds().resolutionNanos())
                .isCloseTo(0.2 * MILLI, within(0.01 * MILLI));
    }

    @Test
    void aHoldInPiecesIsOneEstimate() {
        scene.exact().begin();
        int thread = scene.thread("a");
        holds(thread, 99);
        scene.knownTo(0.01).is(thread, RUNNING, 3, 0).knownTo(0.02).stays(thread, RUNNING, 3, 0);
        scene.knownTo(0).stays(thread, RUNNING, 3, 0).blocked(thread, BlockedKind.IO, 1, 0);
        assertThat(only().holds().count()).isEqualTo(100);
        scene.knownTo(0.3).is(thread, RUNNING, 3, 0).knownTo(0).stays(thread, RUNNING, 3, 0);
        scene.blocked(thread, BlockedKind.IO, 1, 0);
        assertThat(only().holds().count()).as("the worst piece counts").isEqualTo(100);
        assertThat(only().holds().exact()).isTrue();
    }

    @Test
    void dropsAreNotKnownUntilTheSourceSaysThem() {
        scene.exact().begin();
        int thread = scene.thread("a");
        scene.is(thread, RUNNING, 3, 0);
        assertThat(only().gilAccount()).isNull();
        scene.gilAccount(thread, 1, 2, 3, 4).gilAccount(thread, 5, 6, 7, 1);
        assertThat(only().gilAccount())
                .as("cumulative: the newest replaces the one before")
                .isEqualTo(new GilAccount(thread, 5, 6, 7 * MILLI, MILLI));
    }

    @Test
    void sharesAreSumsOverSpans() {
        scene.begin();
        int thread = scene.thread("a");
        scene.is(thread, RUNNING, 10, 0).is(thread, WAITING, 30, 0).is(thread, NATIVE, 40, 0);
        scene.blocked(thread, BlockedKind.POLL, 20, 0).tally(100, 0, 0, 0);
        assertThat(only().share(RUNNING)).isEqualTo(0.1);
        assertThat(only().share(BLOCKED)).isEqualTo(0.2);
        assertThat(only().blockedNanos()).containsEntry(BlockedKind.POLL, 20 * MILLI);
        assertThat(gil().waitingMean()).isEqualTo(0.3);
        assertThat(gil().nativeMean()).isEqualTo(0.4);
        assertThat(gil().demand()).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void utilisationCountsHoldersThatAreNotKnown() {
        scene.begin();
        scene.is(scene.thread("a"), RUNNING, 30, 0).tally(100, 20, 0, 0);
        assertThat(gil().utilisation()).isEqualTo(0.5);
    }

    @Test
    void oneGilIsNeverHeldForMoreThanAllTheTime() {
        scene.begin();
        scene.is(scene.thread("a"), RUNNING, 90, 0).is(scene.thread("b"), RUNNING, 20, 0);
        scene.tally(100, 0, 0, 0);
        assertThat(gil().utilisation()).isEqualTo(1.0);
    }

    @Test
    void aWaitIsChargedToTheHoldersStack() {
        scene.begin();
        int waiter = scene.thread("io");
        int holder = scene.thread("cpu");
        int spin = scene.stack("main app.py:3", "spin app.py:9");
        scene.waits(waiter, 5, 0, holder, spin).waits(waiter, 2, 0, ThreadInfo.UNKNOWN, 0);
        scene.is(holder, RUNNING, 7, spin);
        var blame = ledger.summary().processes().get(0).blame();
        assertThat(blame).hasSize(2);
        assertThat(blame.get(0).holder()).isEqualTo(holder);
        assertThat(blame.get(0).nanos()).isEqualTo(5 * MILLI);
        assertThat(blame.get(0).holderStack())
                .extracting("function")
                .containsExactly("main", "spin");
        assertThat(blame.get(1).holder()).isEqualTo(ThreadInfo.UNKNOWN);
    }

    @Test
    void coverageIsTheShareOfSwitchesSeen() {
        scene.begin().tally(1000, 0, 200, 150);
        scene.is(scene.thread("a"), RUNNING, 1, 0);
        assertThat(ledger.summary().coverage()).isEqualTo(0.75);
        assertThat(gil().switchesPerSecond()).isEqualTo(200);
    }

    @Test
    void aThreadAnnouncedAgainIsRenamed() {
        scene.begin();
        int thread = scene.thread("");
        scene.is(thread, RUNNING, 1, 0);
        ledger.thread(new ThreadInfo(thread, 4242, "late", 0));
        assertThat(only().thread().name()).isEqualTo("late");
        assertThat(only().holds().count()).isEqualTo(1);
    }

    @Test
    void busiestThreadsComeFirst() {
        scene.begin();
        int idle = scene.thread("idle");
        int busy = scene.thread("busy");
        scene.blocked(idle, BlockedKind.LOCK, 10, 0).is(busy, NATIVE, 10, 0);
        assertThat(ledger.summary().processes().get(0).threads())
                .extracting(thread -> thread.thread().name())
                .containsExactly("busy", "idle");
    }
}
