package dev.gilspy.source.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.source.kernel.HeldShares.Share;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class HeldSharesTest {
    private static final long PERIOD_NANOS = 1_000_000;

    @Example
    void beforeAnyLookTheUsualShareIsTaken() {
        Share share = new HeldShares().between(Point.WAKES, false, Point.ASKS, true);

        assertThat(share.heldOf(1000)).isEqualTo(950);
    }

    @Example
    void whatIsKnownAtBothEndsIsNoGuess() {
        HeldShares shares = new HeldShares();

        assertThat(shares.between(Point.TAKES, true, Point.DROPS, true).heldOf(1000))
                .isEqualTo(1000);
        assertThat(shares.between(Point.DROPS, false, Point.ASKS, false).heldOf(1000)).isZero();
    }

    /** 20 µs without the GIL, then a hold: as much of a long stretch as of a short one. */
    @Example
    void aShortGapIsOfOneLength() {
        Share share = new HeldShares().between(Point.DROPS, false, Point.DROPS, true);
        for (int i = 0; i < 1000; i++) {
            share.look(i % 10 != 0);
            share.heldOf(i % 2 == 0 ? 100_000 : 300_000);
        }

        assertThat(share.hasShortGap()).isTrue();
        assertThat(share.gapNanos()).isCloseTo(20_000, within(2_000.0));
        assertThat((double) share.heldOf(100_000)).isCloseTo(80_000, within(15_000.0));
        assertThat((double) share.heldOf(300_000)).isCloseTo(280_000, within(15_000.0));
    }

    /** What hardly ever happens must not tear every hold in two. */
    @Example
    void whatIsRareIsBookedInFewPieces() {
        Share share = new HeldShares().between(Point.TAKES, true, Point.STOPS, true);
        long nanos = 0;
        int torn = 0;
        long booked = 0;
        for (int i = 0; i < 1000; i++) {
            share.look(i % 50 != 0);
            long held = share.heldOf(100_000);
            torn += held < 100_000 ? 1 : 0;
            booked += 100_000 - held;
            nanos += 100_000;
        }

        assertThat(torn).isBetween(1, 100);
        assertThat((double) booked / nanos).isCloseTo(0.02, within(0.01));
    }

    @Example
    void eachKindOfStretchHasAShareOfItsOwn() {
        HeldShares shares = new HeldShares();
        Share one = shares.between(Point.WAKES, false, Point.SLEEPS, false);

        assertThat(shares.between(Point.WAKES, false, Point.SLEEPS, false)).isSameAs(one);
        assertThat(shares.between(Point.WAKES, false, Point.STOPS, false)).isNotSameAs(one);
        assertThat(shares.between(Point.SLEEPS, false, Point.WAKES, false)).isNotSameAs(one);
        assertThat(shares.between(Point.WAKES, true, Point.SLEEPS, false)).isNotSameAs(one);
        assertThat(shares.between(Point.WAKES, false, Point.SLEEPS, true)).isNotSameAs(one);
    }

    /**
     * Stretches of any length, of which a part is held; a clock goes off each time that a period of
     * CPU time is used. What is booked as held comes close to what was held, whatever the first
     * guess.
     */
    @Property(tries = 200)
    void whatIsBookedConvergesOnWhatWasHeld(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.02, max = 0.98) double truth) {
        Random random = new Random(seed);
        Share share = new HeldShares().between(Point.WAKES, false, Point.SLEEPS, false);
        double used = 0;
        double nextLook = random.nextDouble() * PERIOD_NANOS;
        double held = 0;
        double booked = 0;
        for (int i = 0; i < 20_000; i++) {
            double length = 1_000 - 500_000 * Math.log(1 - random.nextDouble());
            double heldNanos = length * Math.min(1, truth * 2 * random.nextDouble());
            while (nextLook < used + length) {
                share.look(nextLook - used < heldNanos);
                nextLook += PERIOD_NANOS;
            }
            booked += share.heldOf((long) length);
            held += heldNanos;
            used += length;
        }

        assertThat(booked / used).isCloseTo(held / used, within(0.03));
    }

    /** However wrong the bookings before were, one stretch must not pay for all of it. */
    @Property
    void noStretchIsBookedBeyondItsLength(@ForAll long seed) {
        Random random = new Random(seed);
        Share share = new HeldShares().between(Point.WAKES, false, Point.SLEEPS, false);
        for (int i = 0; i < 500; i++) {
            share.look(random.nextInt(3) == 0);
            long length = random.nextInt(1_000_000);

            assertThat(share.heldOf(length)).isBetween(0L, length);
        }
    }
}
