package dev.gilspy.aggregate;

import static dev.gilspy.model.ThreadState.NATIVE;
import static dev.gilspy.model.ThreadState.RUNNING;
import static dev.gilspy.model.ThreadState.STARVED;
import static dev.gilspy.model.ThreadState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.model.BlockedKind;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private final Ledger ledger = new Ledger();
    private final Scene scene = new Scene(ledger).begin();

    @Test
    void agreementIsZero() {
        int thread = scene.thread("a");
        scene.is(thread, RUNNING, 300, 0).is(thread, NATIVE, 500, 0).is(thread, STARVED, 200, 0);
        scene.account(thread, 1000, 800, 200).end(1000);
        assertThat(ledger.summary().reconcilePoints()).isCloseTo(0, within(1e-9));
    }

    @Test
    void theLargerOfCpuAndQueueCounts() {
        int thread = scene.thread("a");
        scene.is(thread, RUNNING, 800, 0).is(thread, STARVED, 200, 0);
        scene.account(thread, 1000, 790, 130).end(1000);
        assertThat(ledger.summary().reconcilePoints()).isCloseTo(7, within(1e-9));
    }

    @Test
    void aWokenThreadThatQueuesForACpuMayStillCountAsWaiting() {
        int thread = scene.thread("a");
        scene.is(thread, RUNNING, 300, 0).is(thread, WAITING, 600, 0).is(thread, STARVED, 100, 0);
        scene.account(thread, 1000, 300, 250).end(1000);
        assertThat(ledger.summary().reconcilePoints()).isCloseTo(0, within(1e-9));
    }

    @Test
    void queueingThatFitsIntoNoSleepIsADifference() {
        int thread = scene.thread("a");
        scene.is(thread, RUNNING, 500, 0).is(thread, WAITING, 100, 0).is(thread, STARVED, 400, 0);
        scene.account(thread, 1000, 480, 550).end(1000);
        assertThat(ledger.summary().reconcilePoints()).isCloseTo(5, within(1e-9));
    }

    @Test
    void aThreadThatLivedShortlyCountsForItsPartOfTheWindow() {
        int shortLived = scene.thread("a");
        int steady = scene.thread("b");
        scene.is(shortLived, RUNNING, 10, 0).account(shortLived, 10, 5, 0);
        scene.blocked(steady, BlockedKind.IO, 1000, 0).account(steady, 1000, 2, 0).end(1000);
        ThreadSummary first = ledger.summary().processes().get(0).threads().get(0);
        assertThat(Reconciliation.points(first)).isCloseTo(50, within(1e-9));
        assertThat(ledger.summary().reconcilePoints()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void withoutAnAccountNothingIsKnown() {
        scene.is(scene.thread("a"), RUNNING, 10, 0).end(10);
        assertThat(ledger.summary().reconcilePoints()).isNaN();
    }
}
