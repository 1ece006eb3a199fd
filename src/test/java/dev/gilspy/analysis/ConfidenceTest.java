package dev.gilspy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConfidenceTest {
    private final Ledger ledger = new Ledger();
    private final Scene scene = new Scene(ledger).cpus(2).begin();
    private int now;

    @Test
    void aSteadyRecordingOfTenSecondsIsCertain() {
        contended(10_000, 4);
        Confidence confidence = confidence(VerdictCode.GIL_BOUND);
        assertThat(confidence.share()).isBetween(0.98, 0.9999);
        assertThat(confidence.runnerUp()).isNull();
        assertThat(confidence.intervals()).isEqualTo(10);
        assertThat(confidence.low()).isFalse();
    }

    @Test
    void aSteadyRecordingOfThreeSecondsIsLessSo() {
        contended(3_000, 4);
        assertThat(confidence(VerdictCode.GIL_BOUND).share()).isBetween(0.7, 0.95);
    }

    @Test
    void ofOneSecondNothingIsKnown() {
        contended(1_000, 4);
        assertThat(verdict().confidence()).isNull();
    }

    @Test
    void aBurstyRecordingOfThreeSecondsIsNotCertain() {
        contended(2_300, 4);
        asleep(700, 4);
        Confidence confidence = confidence(VerdictCode.GIL_BOUND);
        assertThat(confidence.share()).isLessThan(0.8);
        assertThat(confidence.low()).isTrue();
        assertThat(confidence.runnerUp()).isNotNull().isNotEqualTo(VerdictCode.GIL_BOUND);
    }

    @Test
    void theSameBurstsOverAMinuteAre() {
        for (int i = 0; i < 30; i++) {
            contended(1_700, 4);
            asleep(300, 4);
        }
        assertThat(confidence(VerdictCode.GIL_BOUND).share()).isGreaterThan(0.95);
    }

    @Test
    void aThousandThreadsDoNotTakeForever() {
        contended(16_000, 1_000);
        Summary summary = ledger.summary();
        long beganNanos = System.nanoTime();
        assertThat(Verdicts.of(summary).confidence()).isNotNull();
        // a tenth of that when Java has warmed up
        assertThat(Duration.ofNanos(System.nanoTime() - beganNanos))
                .isLessThan(Duration.ofSeconds(5));
    }

    /** All threads want the GIL, and take turns of 5 ms. */
    private void contended(int millis, int threads) {
        int turn = Math.max(5, millis / 3_000 * 5);
        for (int thread = 0; thread < threads; thread++) {
            announce(thread);
            for (int at = 0; at < millis; at += threads * turn) {
                int before = Math.min(thread * turn, millis - at);
                int held = Math.min(turn, millis - at - before);
                int after = Math.min((threads - 1 - thread) * turn, millis - at - before - held);
                add(thread, ThreadState.WAITING, before);
                add(thread, ThreadState.RUNNING, held);
                add(thread, ThreadState.WAITING, after);
            }
        }
        now += millis;
    }

    private void asleep(int millis, int threads) {
        for (int thread = 0; thread < threads; thread++) {
            announce(thread);
            scene.blocked(thread, BlockedKind.POLL, millis, 0);
        }
        now += millis;
    }

    private void announce(int thread) {
        if (now == 0) {
            scene.thread("worker-" + thread);
        }
    }

    private void add(int thread, ThreadState state, int millis) {
        if (millis > 0) {
            scene.is(thread, state, millis, 0);
        }
    }

    private Verdict verdict() {
        scene.tally(now, 0, 0, 0).end(now);
        return Verdicts.of(ledger.summary());
    }

    private Confidence confidence(VerdictCode code) {
        Verdict verdict = verdict();
        assertThat(verdict.code()).isEqualTo(code);
        return verdict.confidence();
    }
}
