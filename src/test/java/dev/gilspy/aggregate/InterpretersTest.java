package dev.gilspy.aggregate;

import static dev.gilspy.aggregate.Scene.MILLI;
import static dev.gilspy.model.ThreadState.NATIVE;
import static dev.gilspy.model.ThreadState.RUNNING;
import static dev.gilspy.model.ThreadState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.aggregate.Summary.InterpreterSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ThreadInfo;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class InterpretersTest {
    private static final Offset<Double> EXACTLY = within(1e-9);

    private final Ledger ledger = new Ledger();
    private final Scene scene = new Scene(ledger);

    private ProcessSummary process() {
        return ledger.summary().processes().get(0);
    }

    private InterpreterSummary interpreter(int id) {
        return process().interpreters().stream()
                .filter(i -> i.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private ThreadSummary only() {
        return process().threads().get(0);
    }

    @Test
    void timeCountsForTheInterpreterThatTheThreadWasInThen() {
        scene.begin().interpreter(0, 0).interpreter(1, 1);
        int thread = scene.thread("main");
        scene.is(thread, RUNNING, 10, 0).is(thread, WAITING, 20, 0);
        scene.goesOn(thread, 1);
        scene.is(thread, RUNNING, 40, 0).is(thread, NATIVE, 30, 0);
        scene.tallyOf(0, 100, 0, 0, 0).tallyOf(1, 100, 5, 0, 0);

        assertThat(interpreter(0).utilisation()).isCloseTo(0.1, EXACTLY);
        assertThat(interpreter(0).waitingMean()).isCloseTo(0.2, EXACTLY);
        assertThat(interpreter(0).nativeMean()).isZero();
        assertThat(interpreter(1).utilisation()).isCloseTo(0.45, EXACTLY);
        assertThat(interpreter(1).waitingMean()).isZero();
        assertThat(interpreter(1).nativeMean()).isCloseTo(0.3, EXACTLY);
        assertThat(process().threads()).hasSize(1);
        assertThat(only().share(RUNNING)).isCloseTo(0.5, EXACTLY);
    }

    @Test
    void aThreadsTimeInSomeInterpretersIsAPartOfAll() {
        scene.begin();
        int thread = scene.thread("main");
        scene.is(thread, RUNNING, 10, 0).blocked(thread, BlockedKind.IO, 5, 0);
        scene.goesOn(thread, 1);
        scene.is(thread, RUNNING, 40, 0);

        ThreadSummary in = only().in(Set.of(0));
        assertThat(in.observedNanos()).isEqualTo(15 * MILLI);
        assertThat(in.stateNanos()).containsEntry(RUNNING, 10 * MILLI);
        assertThat(in.blockedNanos()).containsEntry(BlockedKind.IO, 5 * MILLI);
        assertThat(only().in(Set.of(0, 1))).isEqualTo(only());
        assertThat(only().in(Set.of(7)).observedNanos()).isZero();
    }

    @Test
    void stacksAndBlameAreTheInterpretersToo() {
        scene.begin();
        int thread = scene.thread("main");
        int other = scene.thread("other", 1);
        int stack = scene.stack("f a.py:1");
        scene.is(thread, RUNNING, 10, stack).goesOn(thread, 1);
        scene.is(thread, RUNNING, 20, stack).waits(thread, 30, stack, other, stack);

        assertThat(process().stacks())
                .filteredOn(seen -> seen.state() == RUNNING)
                .extracting(StackSummary::interpreter, StackSummary::nanos)
                .containsExactly(tuple(1, 20 * MILLI), tuple(0, 10 * MILLI));
        assertThat(process().blame()).extracting(Blame::interpreter).containsExactly(1);
    }

    @Test
    void aThreadsRowIsWhereItWasBusyLongestElseWhereItWasLast() {
        scene.begin();
        int thread = scene.thread("main");
        scene.blocked(thread, BlockedKind.IO, 90, 0);
        scene.goesOn(thread, 2);
        assertThat(only().thread().interpreter()).isEqualTo(2);
        scene.goesOn(thread, 1);
        scene.is(thread, RUNNING, 3, 0);
        scene.goesOn(thread, 0);
        scene.is(thread, RUNNING, 2, 0);
        assertThat(only().thread().interpreter()).isEqualTo(1);
    }

    @Test
    void interpretersThatShareAGilAreOneGil() {
        scene.begin().interpreter(0, 0).interpreter(1, 0).interpreter(2, 2);
        int a = scene.thread("a");
        int b = scene.thread("b", 1);
        scene.is(a, RUNNING, 70, 0).is(a, WAITING, 30, 0);
        scene.is(b, WAITING, 55, 0).is(b, RUNNING, 45, 0);
        scene.is(scene.thread("c", 2), RUNNING, 25, 0);
        scene.tallyOf(0, 100, 0, 40, 30).tallyOf(2, 50, 0, 7, 7);

        assertThat(interpreter(1).utilisation()).isCloseTo(0.45, EXACTLY);
        assertThat(process().gils()).hasSize(2);
        GilSummary shared = process().gils().get(0);
        assertThat(shared.ids()).containsExactlyInAnyOrder(0, 1);
        assertThat(shared.utilisation()).as("never more than all the time").isEqualTo(1.0);
        assertThat(shared.demand()).isCloseTo(1.85, EXACTLY);
        assertThat(shared.tally().switches()).isEqualTo(40);
        assertThat(process().gils().get(1).utilisation()).isCloseTo(0.5, EXACTLY);
        assertThat(ledger.summary().coverage()).isCloseTo(37.0 / 47, EXACTLY);
    }

    @Test
    void anInterpreterWithoutThreadsIsListed() {
        scene.begin().interpreter(0, 0).interpreter(3, 0);
        scene.is(scene.thread("a"), RUNNING, 10, 0).end(10);
        assertThat(process().interpreters())
                .extracting(InterpreterSummary::id)
                .containsExactly(0, 3);
        assertThat(interpreter(3).threads()).isZero();
        assertThat(interpreter(3).utilisation()).isZero();
        assertThat(interpreter(0).threads()).isEqualTo(1);
    }

    @Test
    void withoutAGilUtilisationCountsThreads() {
        scene.freeThreaded().begin().interpreter(0, 0).interpreter(1, 1);
        scene.is(scene.thread("a"), RUNNING, 100, 0).is(scene.thread("b"), RUNNING, 60, 0);
        scene.is(scene.thread("c", 1), RUNNING, 50, 0).end(100);
        assertThat(interpreter(0).utilisation()).isCloseTo(1.6, EXACTLY);
        assertThat(process().gils()).hasSize(1);
        assertThat(process().gils().get(0).utilisation()).isCloseTo(2.1, EXACTLY);
    }

    @Test
    void whatWasAttachedBeforeTheGilCameOnStillCounts() {
        scene.freeThreaded().begin();
        scene.is(scene.thread("a"), RUNNING, 100, 0).is(scene.thread("b"), RUNNING, 100, 0);
        scene.gilOn("The module x has asked for it.").end(100);
        assertThat(interpreter(0).utilisation()).isCloseTo(2, EXACTLY);
        assertThat(process().info().gilReasons()).containsExactly("The module x has asked for it.");
    }

    @Test
    void locksAndPausesAreCumulativeAndTheCostliestComesFirst() {
        scene.freeThreaded().begin();
        int a = scene.thread("a");
        int b = scene.thread("b");
        scene.is(a, RUNNING, 100, 0).is(b, RUNNING, 100, 0);
        scene.queued(0x10, "list object", a, 5).queued(0x10, "list object", a, 7);
        scene.queued(0x20, "", a, 3).queued(0x20, "", b, 6).queued(0x30, "", b, 0);
        scene.paused(b, 1, 2).paused(b, 4, 9).paused(ThreadInfo.UNKNOWN, 2, 20).paused(a, 0, 0);

        assertThat(process().locks()).extracting(LockSummary::lock).containsExactly(0x20L, 0x10L);
        assertThat(process().locks().get(0).queues())
                .containsExactly(
                        new LockSummary.Queue(b, 6 * MILLI), new LockSummary.Queue(a, 3 * MILLI));
        assertThat(process().locks().get(1).queuedNanos()).isEqualTo(7 * MILLI);
        assertThat(process().pauses())
                .containsExactly(
                        new PauseAccount(ThreadInfo.UNKNOWN, 2, 20 * MILLI),
                        new PauseAccount(b, 4, 9 * MILLI));
        Summary selected = Selection.of(ledger.summary(), Pattern.compile("a"));
        assertThat(selected.processes().get(0).locks())
                .extracting(LockSummary::queuedNanos)
                .containsExactlyInAnyOrder(3 * MILLI, 7 * MILLI);
        assertThat(selected.processes().get(0).pauses()).hasSize(2);
    }

    @Test
    void interpretersWithoutEndShareOneLine() {
        scene.begin();
        int thread = scene.thread("main");
        for (int id = 0; id < 1000; id++) {
            scene.interpreter(id, id).goesOn(thread, id);
            scene.is(thread, RUNNING, 1, 0).tallyOf(id, 1, 0, 1, 1);
        }
        scene.end(100);
        assertThat(process().interpreters()).hasSize(Interpreters.MAX_INTERPRETERS + 1);
        InterpreterSummary others = interpreter(Summary.OTHER_INTERPRETERS);
        assertThat(others.utilisation()).as("several GILs at once").isCloseTo(8.0, EXACTLY);
        assertThat(only().stateNanos()).containsEntry(RUNNING, 1000 * MILLI);
    }

    @Test
    void tooManyQueuesForgetThoseThatCostLeast() {
        Locks locks = new Locks(100);
        for (int lock = 1; lock <= 1000; lock++) {
            locks.put(new LockAccount(lock, "", 0, lock));
        }
        assertThat(locks.summaries()).hasSizeLessThanOrEqualTo(100);
        assertThat(locks.summaries().get(0).lock()).isEqualTo(1000);
    }
}
