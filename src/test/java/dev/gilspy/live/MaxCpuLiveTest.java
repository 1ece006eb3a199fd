package dev.gilspy.live;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.Run.Pause;
import dev.gilspy.source.Settings;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * gilspy keeps within the CPU that it may use, and its shares stay right meanwhile. The CPU time is
 * that of this JVM, whatever else it does.
 */
@Tag("live")
@Needs(Permission.PTRACE)
class MaxCpuLiveTest {
    private static final int RATE_HZ = 5_000;
    private static final int SPINNERS = 5;
    private static final Settings UNBOUNDED =
            new Settings(RATE_HZ, SECONDS.toNanos(3), Pause.NEVER, true);

    @Test
    void theRateIsLoweredFromOutside() {
        assertLowered(Recordings::record, 0.5);
    }

    /**
     * Events other than the clock's come as often as before, and are nearly all that costs gilspy
     * itself: there is no more of it, give or take what noise there is.
     */
    @Test
    @Needs(Permission.KERNEL)
    void theRateOfTheKernelsClockIsLowered() {
        assertLowered(Recordings::recordExactly, 1.1);
    }

    private static void assertLowered(
            BiFunction<Integer, Settings, ReportQuery> record, double leftOfCost) {
        try (PythonFixture target =
                PythonFixture.start(PythonVersions.any(), "spinners.py", 60, SPINNERS)) {
            // What Java has not compiled by then differs from one recording to the next.
            Attempts.untilExact(() -> assertLowered(target.pid(), record, leftOfCost));
        }
    }

    private static void assertLowered(
            int pid, BiFunction<Integer, Settings, ReportQuery> record, double leftOfCost) {
        ReportQuery unbounded = record.apply(pid, UNBOUNDED);
        ReportQuery bounded = record.apply(pid, UNBOUNDED.withMaxCpu(0.01));

        assertThat(unbounded.summary().quality().loweredToHz()).isZero();
        assertThat(bounded.summary().quality().loweredToHz()).isBetween(1, RATE_HZ / 2);
        assertThat(bounded.summary().quality().samples())
                .isLessThan(unbounded.summary().quality().samples() / 2);
        assertThat(cost(bounded.summary())).isLessThan(leftOfCost * cost(unbounded.summary()));
        assertThat(held(bounded)).isBetween(0.85, 1.0001);
    }

    private static double cost(Summary summary) {
        return (double) summary.quality().ownCpuNanos() / summary.observedNanos();
    }

    /** How much of the time anybody held the GIL: nearly always. */
    private static double held(ReportQuery report) {
        double held = 0;
        for (int number = 0; number < SPINNERS; number++) {
            held += report.heldShare("spin-" + number);
        }
        return held;
    }
}
