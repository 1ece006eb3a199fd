package dev.gilspy.tui;

import dev.gilspy.analysis.Durations;
import java.util.List;

/** The times between two refreshes that keys choose from, in nanoseconds. */
final class RefreshRates {
    private static final long MILLI = 1_000_000;

    private static final List<Long> STEPS =
            List.of(
                    250 * MILLI,
                    500 * MILLI,
                    1_000 * MILLI,
                    2_000 * MILLI,
                    5_000 * MILLI,
                    10_000 * MILLI,
                    30_000 * MILLI,
                    60_000 * MILLI);

    private RefreshRates() {}

    static long slower(long nanos) {
        return STEPS.stream().filter(step -> step > nanos).findFirst().orElse(nanos);
    }

    static long faster(long nanos) {
        return STEPS.stream().filter(step -> step < nanos).reduce((a, b) -> b).orElse(nanos);
    }

    static String sentence(long nanos) {
        return "A refresh every " + Durations.whole(nanos) + ".";
    }
}
