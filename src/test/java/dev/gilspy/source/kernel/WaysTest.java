package dev.gilspy.source.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class WaysTest {
    private static final long PERIOD_NANOS = 1_000_000;

    @Example
    void atFirstTheyAreTakenForShort() {
        Ways ways = new Ways();

        assertThat(ways.areShort()).isTrue();
        assertThat(ways.nanos()).isEqualTo(5_000);
    }

    /** One of a hundred looks may hit a way by chance; that alone makes it no work. */
    @Example
    void oneLookProvesNothing() {
        Ways ways = new Ways();
        ways.used(PERIOD_NANOS, 1);
        ways.next(1_000_000, 2);
        ways.look(false);
        for (int i = 0; i < 5; i++) {
            ways.look(true);
        }

        assertThat(ways.areShort()).isTrue();
    }

    @Example
    void aThreadThatNeverHoldsHasNone() {
        Ways ways = new Ways();
        for (int i = 0; i < 3; i++) {
            ways.look(false);
        }

        assertThat(ways.areShort()).isFalse();
    }

    /** Holds of 100 µs on average, each with a way before and one after; a clock goes off. */
    @Property(tries = 50)
    void theMeanIsLearnt(@ForAll long seed, @ForAll @LongRange(min = 1, max = 18) long wayMicros) {
        Random random = new Random(seed);
        long wayNanos = wayMicros * 1_000;
        Ways ways = new Ways();
        double nextLook = random.nextDouble() * PERIOD_NANOS;
        double booked = 0;
        int stretches = 40_000;
        for (int i = 0; i < stretches; i++) {
            double held = -100_000 * Math.log(1 - random.nextDouble());
            double length = held + 2 * wayNanos;
            int looks = 0;
            for (; nextLook < length; nextLook += PERIOD_NANOS) {
                ways.look(nextLook >= wayNanos && nextLook < wayNanos + held);
                looks++;
            }
            nextLook -= length;
            ways.used((long) length, looks);
            booked += Math.min(length, 2 * ways.next((long) length, 2));
        }

        assertThat(ways.areShort()).isTrue();
        assertThat(ways.nanos() / 1e3).isCloseTo(wayMicros, within(1 + 0.2 * wayMicros));
        assertThat(booked / (2.0 * stretches * wayNanos))
                .isCloseTo(1, within(0.25 + 1.0 / wayMicros));
    }

    @Example
    void workBetweenSleepAndHoldIsNoWay() {
        Ways ways = new Ways();
        for (int i = 0; i < 200; i++) {
            ways.used(300_000, i % 3 == 0 ? 1 : 0);
            ways.look(i % 3 != 0);
            ways.pass(1);
        }

        assertThat(ways.areShort()).isFalse();
    }
}
