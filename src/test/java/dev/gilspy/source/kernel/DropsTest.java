package dev.gilspy.source.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a thread does after its drops. Times are in microseconds. */
class DropsTest {
    private final Drops drops = new Drops();

    @Test
    void oneThatSleepsAfterEachDropDoesNotGoOn() {
        after(100, Point.SLEEPS, 8);

        assertThat(drops.goOn()).isFalse();
    }

    @Test
    void oneThatAsksAgainAtOnceDoesNotGoOn() {
        after(100, Point.ASKS, 8);

        assertThat(drops.goOn()).isFalse();
    }

    @Test
    void oneThatComputesBeforeItAsksAgainGoesOn() {
        after(5, Point.ASKS, 500);

        assertThat(drops.goOn()).isTrue();
    }

    @Test
    void oneThatDropsAgainHasTakenItUnseen() {
        after(2, Point.DROPS, 20);

        assertThat(drops.goOn()).isTrue();
    }

    /** Who is woken by a drop often takes the CPU of the one who dropped. */
    @Test
    void losingTheCpuSaysNothing() {
        after(100, Point.STOPS, 3);

        assertThat(drops.goOn()).isFalse();
    }

    @Test
    void aFewExceptionsDoNotCount() {
        after(100, Point.SLEEPS, 8);
        after(5, Point.SLEEPS, 80);

        assertThat(drops.goOn()).isFalse();
    }

    private void after(int times, Point next, long micros) {
        for (int i = 0; i < times; i++) {
            drops.add(next, micros * 1_000);
        }
    }
}
