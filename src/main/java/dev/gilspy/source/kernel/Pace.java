package dev.gilspy.source.kernel;

import dev.gilspy.os.CpuTime;
import dev.gilspy.source.RateControl;
import dev.gilspy.source.Settings;
import java.util.concurrent.TimeUnit;

/**
 * How often the clocks of all threads go off, in all processes alike: as often as was asked for,
 * unless gilspy in all takes more CPU than it may. Of its events only the clocks' can be had less
 * often. Not thread-safe but for {@link #periodNanos}.
 */
final class Pace {
    /** A clock's event takes some 7 µs: fewer save less than a thousandth of a CPU. */
    private static final int LEAST_HZ = 100;

    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final RateControl control;
    private final CpuTime cpu = new CpuTime();
    private volatile long periodNanos;
    private boolean begun;

    Pace(Settings settings) {
        this.control = RateControl.of(settings, LEAST_HZ);
        this.periodNanos = SECOND_NANOS / settings.rateHz();
    }

    /** Something is observed from now on. */
    void begin(long nowNanos) {
        if (!begun) {
            begun = true;
            control.begin(nowNanos, cpu.processNanos());
        }
    }

    /**
     * Adapts the period to what gilspy takes.
     *
     * @return whether it did
     */
    boolean adapt(long nowNanos) {
        if (!begun || !control.due(nowNanos)) {
            return false;
        }
        control.decide(nowNanos, cpu.processNanos());
        periodNanos = SECOND_NANOS / control.rateHz();
        return true;
    }

    /** How often in a second, as it is now. */
    int rateHz() {
        return control.rateHz();
    }

    long periodNanos() {
        return periodNanos;
    }

    /** What gilspy has used up to now. */
    long ownCpuNanos() {
        return cpu.processNanos();
    }
}
