package dev.gilspy.source.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** Who is to blame for a stretch of time. */
class HoldLogTest {
    private static final int A = 1;
    private static final int B = 2;

    private HoldLog log;

    /** jqwik keeps one instance of the class for all tries of a property. */
    @BeforeTry
    void forgetAll() {
        log = new HoldLog();
    }

    private record Charged(long from, long to, int thread, int stack) {}

    @Example
    void chargesEachHolderForItsOwnTime() {
        log.add(A, 0, 100, 7);
        log.add(B, 120, 200, 8);
        log.holds(A);

        assertThat(charges(50, 250))
                .containsExactly(
                        new Charged(50, 100, A, 7),
                        new Charged(100, 120, ThreadInfo.NOBODY, 0),
                        new Charged(120, 200, B, 8),
                        new Charged(200, 250, A, 7));
    }

    @Example
    void aStretchWithinOneHoldIsThatHoldersAlone() {
        log.add(A, 0, 100, 7);
        log.add(B, 100, 200, 8);

        assertThat(charges(120, 130)).containsExactly(new Charged(120, 130, B, 8));
    }

    @Example
    void nobodyIsChargedWhenNobodyHeld() {
        log.add(A, 0, 100, 7);
        log.holds(ThreadInfo.NOBODY);

        assertThat(charges(150, 250)).containsExactly(new Charged(150, 250, ThreadInfo.NOBODY, 0));
    }

    /** Each thread's pieces come in order, but a thread that slept tells late what it did. */
    @Example
    void piecesOfAnEarlierTimeMayComeLater() {
        log.add(B, 100, 200, 8);
        log.add(A, 0, 100, 7);

        assertThat(charges(50, 150))
                .containsExactly(new Charged(50, 100, A, 7), new Charged(100, 150, B, 8));
    }

    @Example
    void countsChangesOfHolder() {
        log.add(A, 0, 10, 0);
        log.add(A, 10, 20, 0);
        log.add(B, 20, 30, 0);
        log.add(A, 30, 40, 0);

        assertThat(log.handovers()).isEqualTo(2);
    }

    @Example
    void forgetsTheOldestAndStillAnswers() {
        for (int i = 0; i < 40_000; i++) {
            log.add(A, i * 10L, i * 10L + 5, 7);
        }

        assertThat(charges(399_990, 399_995)).containsExactly(new Charged(399_990, 399_995, A, 7));
        assertThat(charges(0, 100)).containsExactly(new Charged(0, 100, ThreadInfo.NOBODY, 0));
    }

    /** All of a wait is charged, to one after the other, and to each what it held meanwhile. */
    @Property
    void chargesTileTheStretch(
            @ForAll long seed,
            @ForAll @IntRange(max = 12_000) int from,
            @ForAll @IntRange(max = 5_000) int length) {
        boolean[] heldByA = new boolean[20_000];
        fill(new Random(seed), heldByA);

        long reached = from;
        for (Charged charge : charges(from, from + (long) length)) {
            assertThat(charge.from()).isEqualTo(reached);
            assertThat(charge.to()).isGreaterThan(reached);
            for (long at = charge.from(); at < charge.to(); at++) {
                assertThat(charge.thread() == A).isEqualTo(heldByA[(int) at]);
            }
            reached = charge.to();
        }
        assertThat(reached).isEqualTo(from + (long) length);
    }

    /** Holds of A and B with gaps between; every third piece comes after the next. */
    private void fill(Random random, boolean[] heldByA) {
        long now = 0;
        Runnable late = () -> {};
        for (int i = 0; i < 300; i++) {
            long from = now + random.nextInt(30);
            long to = from + 1 + random.nextInt(20);
            int thread = random.nextBoolean() ? A : B;
            for (long at = from; at < to; at++) {
                heldByA[(int) at] = thread == A;
            }
            if (i % 3 == 0) {
                late = () -> log.add(thread, from, to, 7);
            } else {
                log.add(thread, from, to, 7);
                late.run();
                late = () -> {};
            }
            now = to;
        }
    }

    private List<Charged> charges(long from, long to) {
        List<Charged> charges = new ArrayList<>();
        long[] reached = {from};
        log.during(
                from,
                to,
                (until, thread, stack) -> {
                    charges.add(new Charged(reached[0], until, thread, stack));
                    reached[0] = until;
                });
        return charges;
    }
}
