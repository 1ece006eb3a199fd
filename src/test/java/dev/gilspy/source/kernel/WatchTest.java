package dev.gilspy.source.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a drop can pass unseen. Times are in microseconds. */
class WatchTest {
    private static final long MICRO = 1_000;
    private static final int A = 101;
    private static final int B = 102;

    private final Watch watch = new Watch();

    @Test
    void whileNobodySleepsDropsPassUnseen() {
        assertThat(sawAll(0, 1000)).isFalse();
    }

    @Test
    void whileOneSleepsEveryDropIsSeen() {
        watch.sleeps(A, 100 * MICRO);

        assertThat(sawAll(100, 5000)).isTrue();
        assertThat(sawAll(0, 5000)).isFalse();
    }

    /** A is signalled, and until it sleeps again there is nobody left to be signalled. */
    @Test
    void oneThatIsSignalledIsNoWatcher() {
        watch.sleeps(A, 100 * MICRO);
        watch.drops(500 * MICRO);

        assertThat(sawAll(100, 500)).isTrue();
        assertThat(sawAll(500, 900)).isFalse();

        watch.returns(A, true, 900 * MICRO);
        watch.sleeps(A, 910 * MICRO);
        assertThat(sawAll(910, 2000)).isTrue();
        assertThat(sawAll(100, 2000)).isFalse();
    }

    @Test
    void theOtherOneStillWatches() {
        watch.sleeps(A, 100 * MICRO);
        watch.sleeps(B, 200 * MICRO);
        watch.drops(500 * MICRO);

        assertThat(sawAll(200, 900)).isTrue();
    }

    /** Between the time-outs of one wait the thread looks at the GIL for some microseconds. */
    @Test
    void aTimeOutIsTooShortToMatter() {
        watch.sleeps(A, 100 * MICRO);
        watch.returns(A, false, 5100 * MICRO);
        watch.sleeps(A, 5108 * MICRO);

        assertThat(sawAll(100, 9000)).isTrue();
    }

    @Test
    void whatIsLongPastIsNotVouchedFor() {
        watch.sleeps(A, 0);
        long now = 0;
        for (int i = 0; i < 5000; i++) {
            now += 10;
            watch.returns(A, false, now * MICRO);
            watch.sleeps(A, (now + 1) * MICRO);
        }

        assertThat(sawAll(now + 1, now + 100)).isTrue();
        assertThat(sawAll(5, now)).isFalse();
    }

    private boolean sawAll(long fromMicros, long toMicros) {
        return watch.sawAll(fromMicros * MICRO, toMicros * MICRO);
    }
}
