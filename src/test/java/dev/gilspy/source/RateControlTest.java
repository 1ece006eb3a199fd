package dev.gilspy.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateControlTest {
    private static final long BEGIN = 5_000_000_000L;
    private static final long STEP_NANOS = 10_000_000;
    private static final int ASKED_HZ = 5_000;
    private static final int LEAST_HZ = 10;

    private long now = BEGIN;
    private double cpuNanos = 7_000_000_000.0; // the start of the JVM

    /** Of one CPU, by a rate: what every sample takes, and what is used without any. */
    private static IntToDoubleFunction cost(double microsPerSample, double fixed) {
        return rate -> fixed + rate * microsPerSample / 1e6;
    }

    /** Lets time pass; what gilspy uses follows from its rate. */
    private void run(RateControl control, double seconds, IntToDoubleFunction cost) {
        long end = now + Math.round(seconds * 1e9);
        while (now < end) {
            now += STEP_NANOS;
            cpuNanos += STEP_NANOS * cost.applyAsDouble(control.rateHz());
            if (control.due(now)) {
                control.decide(now, Math.round(cpuNanos));
            }
        }
    }

    private RateControl begun(double maxCpu) {
        RateControl control = new RateControl(ASKED_HZ, maxCpu, LEAST_HZ);
        control.begin(now, Math.round(cpuNanos));
        return control;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.6, 1})
    void withoutABoundAndWithinOneTheRateStays(double maxCpu) {
        RateControl control = begun(maxCpu);
        run(control, 20, cost(100, 0.05));
        assertThat(control.rateHz()).isEqualTo(ASKED_HZ);
        assertThat(control.loweredToHz(now)).isZero();
    }

    @Test
    void aboveTheBoundTheRateIsLoweredAtOnce() {
        RateControl control = begun(0.01);
        run(control, 0.25, cost(100, 0));
        assertThat(control.rateHz()).isEqualTo(100);
        run(control, 20, cost(100, 0));
        assertThat(control.rateHz()).isEqualTo(100);
    }

    @Test
    void whatIsUsedWithoutSamplingIsTakenFromTheSamples() {
        RateControl control = begun(0.01);
        run(control, 60, cost(100, 0.005));
        assertThat(cost(100, 0.005).applyAsDouble(control.rateHz())).isLessThan(0.0105);
        assertThat(control.rateHz()).isCloseTo(50, within(5));
    }

    @Test
    void theRateComesBackSlowlyAndNotAboveWhatWasAsked() {
        RateControl control = begun(0.01);
        run(control, 2.25, cost(1_000, 0)); // while code is compiled, say
        assertThat(control.rateHz()).isEqualTo(10);
        run(control, 1, cost(1, 0));
        assertThat(control.rateHz()).isEqualTo(15);
        run(control, 30, cost(1, 0));
        assertThat(control.rateHz()).isEqualTo(ASKED_HZ);
        assertThat(control.loweredToHz(now)).isBetween(100, ASKED_HZ - 1);
    }

    @Test
    void someSamplesAreTakenWhateverTheyCost() {
        RateControl control = begun(0.001);
        run(control, 20, cost(100, 0.9));
        assertThat(control.rateHz()).isEqualTo(10);
        RateControl slow = new RateControl(2, 0.001, LEAST_HZ);
        slow.begin(now, Math.round(cpuNanos));
        run(slow, 20, cost(100, 0.9));
        assertThat(slow.rateHz()).isEqualTo(2);
    }

    @Test
    void theMeanRateCountsTheSecondThatIsNotOver() {
        RateControl control = begun(0.01);
        run(control, 0.25, cost(100, 0)); // at 5,000 Hz
        run(control, 0.75, cost(100, 0)); // at 100 Hz
        assertThat(control.loweredToHz(now)).isEqualTo((5_000 + 3 * 100) / 4);
    }
}
