package dev.gilspy.analysis;

import static dev.gilspy.analysis.VerdictCode.CONVOY;
import static dev.gilspy.analysis.VerdictCode.GIL_BOUND;
import static dev.gilspy.analysis.VerdictCode.HELD_BY_NATIVE;
import static dev.gilspy.analysis.VerdictCode.IO_BOUND;
import static dev.gilspy.model.ThreadState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.model.BlockedKind;
import org.junit.jupiter.api.Test;

/** Threads behind one that computes, and their neighbours. */
class ConvoyVerdictsTest {
    private final Ledger ledger = new Ledger();
    private final Scene scene = new Scene(ledger).exact().begin();
    private final int spin = scene.thread("spin");
    private final int counting = scene.stack("<module> /srv/main.py:1", "count /srv/app.py:5");
    private final int fetching = scene.stack("<module> /srv/main.py:1", "fetch /srv/net.py:23");

    /** A thread that reads, waits and holds for so many milliseconds, in a second altogether. */
    private void reader(String name, double read, double wait, double hold) {
        int reader = scene.thread(name);
        for (double at = 0; at + read + wait + hold <= 1000; at += read + wait + hold) {
            scene.blocked(reader, BlockedKind.IO, read, fetching);
            scene.waits(reader, wait, fetching, spin, counting);
            scene.is(reader, RUNNING, hold, fetching);
        }
    }

    private Verdict verdict() {
        scene.tally(1000, 0, 0, 0).end(1000);
        return Verdicts.of(ledger.summary());
    }

    /** The computing thread holds the GIL for so many milliseconds at a time. */
    private void spins(double hold, double gap) {
        for (double at = 0; at + hold + gap <= 1000; at += hold + gap) {
            scene.is(spin, RUNNING, hold, counting);
            scene.blocked(spin, BlockedKind.LOCK, gap, counting);
        }
    }

    @Test
    void readersBehindOneSpinnerAreAConvoy() {
        spins(5, 0.1);
        reader("reader-0", 5, 5, 0.04);
        reader("reader-1", 8, 5.1, 0.04);
        Verdict verdict = verdict();
        assertThat(verdict.code()).isEqualTo(CONVOY);
        assertThat(verdict.summary())
                .contains("2 threads queue behind one that computes, spin", "wait of 5.0 ms");
        assertThat(verdict.evidence().get(0))
                .isEqualTo(
                        "reader-0 waits 5.0 ms (p50), 5.0 ms (p99), and then holds the GIL for 40 µs (p50)");
        assertThat(verdict.remedies().get(0))
                .startsWith("count (app.py:5) is what they wait for, 100.0 % of the time");
        assertThat(verdict.remedies().get(1))
                .startsWith("sys.setswitchinterval(0.0005) makes each wait about 500 µs");
    }

    @Test
    void twoSpinnersAndAReaderAreGilBound() {
        int other = scene.thread("spin-2");
        for (int turn = 0; turn < 100; turn++) {
            scene.is(spin, RUNNING, 5, counting).waits(spin, 5, 0, other, counting);
            scene.waits(other, 5, 0, spin, counting).is(other, RUNNING, 5, counting);
        }
        reader("reader", 5, 5, 0.04);
        assertThat(verdict().code()).isEqualTo(GIL_BOUND);
    }

    @Test
    void aWorkerThatComputesItselfIsNotOneOfAConvoy() {
        spins(5, 0.1);
        reader("worker", 1, 5, 4);
        assertThat(verdict().code()).isEqualTo(GIL_BOUND);
    }

    @Test
    void readersBehindNativeCodeWaitLonger() {
        spins(100, 0.1);
        reader("reader", 5, 95, 0.04);
        assertThat(verdict().code()).isEqualTo(HELD_BY_NATIVE);
    }

    @Test
    void readersThatHardlyWaitAreIoBound() {
        spins(0.2, 5);
        reader("reader", 5, 0.1, 0.04);
        assertThat(verdict().code()).isEqualTo(IO_BOUND);
    }

    @Test
    void shortWaitsBehindOneThatLetsGoByItselfAreNoConvoy() {
        spins(1, 0.1);
        reader("reader-0", 0.5, 0.6, 0.02);
        reader("reader-1", 0.5, 0.6, 0.02);
        assertThat(verdict().code()).isEqualTo(GIL_BOUND);
    }
}
