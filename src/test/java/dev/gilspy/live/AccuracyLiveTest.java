package dev.gilspy.live;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Shares against threads that wrote down when they held the GIL and when they waited for it. */
@Tag("live")
@Needs({Permission.PTRACE, Permission.REALTIME})
class AccuracyLiveTest {
    /**
     * 2 percentage points; 3.5 where the threads spin outside, so that more of them want a CPU than
     * there are: a waiter that was woken between two looks and has no CPU yet cannot be told from a
     * thread that lost its CPU outside, and up to 3 points of such short waits count as outside.
     */
    private static final Map<TruthMix, Double> TOLERANCES =
            Map.of(TruthMix.SLEEPING_OUTSIDE, 0.02, TruthMix.SPINNING_OUTSIDE, 0.035);

    /** That there are too few CPUs is the kernel's affair, whatever the version. */
    static Stream<Arguments> pythonsAndMixes() {
        return Stream.concat(
                PythonVersions.withHeaders()
                        .map(python -> Arguments.of(python, TruthMix.SLEEPING_OUTSIDE)),
                PythonVersions.generations()
                        .map(python -> Arguments.of(python, TruthMix.SPINNING_OUTSIDE)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pythonsAndMixes")
    void sharesAreCloseToTheTruth(Python python, TruthMix mix) {
        Attempts.untilExact(() -> compare(python, mix));
    }

    private static void compare(Python python, TruthMix mix) {
        try (TruthTarget target = TruthTarget.start(python, mix)) {
            ReportQuery report = Recordings.record(target.pid(), ofSeconds(5));
            Summary summary = report.summary();
            long from = summary.run().startNanos();
            Map<String, Truth> truths = target.finish().truth(from, from + summary.observedNanos());

            assertThat(summary.observedNanos()).isGreaterThan(ofSeconds(4).toNanos());
            List<String> inexact = new ArrayList<>();
            truths.forEach(
                    (name, truth) -> compare(truth, report, name, inexact, TOLERANCES.get(mix)));
            assertThat(inexact)
                    .as("%s %s, realtime: %s", python, mix, summary.quality().realtime())
                    .isEmpty();
        }
    }

    private static void compare(
            Truth truth, ReportQuery report, String name, List<String> inexact, double tolerance) {
        double held = report.heldShare(name);
        double waiting = report.waitingShare(name);
        double outside = report.outsideShare(name);
        double worst =
                DoubleStream.of(
                                held - truth.held(),
                                waiting - truth.waiting(),
                                outside - truth.outside())
                        .map(Math::abs)
                        .max()
                        .orElseThrow();
        // Written so that a share which is not a number is inexact too.
        if (!(worst <= tolerance)) {
            inexact.add(
                    "%s held %.3f (truly %.3f), waiting %.3f (%.3f), outside %.3f (%.3f)"
                            .formatted(
                                    name,
                                    held,
                                    truth.held(),
                                    waiting,
                                    truth.waiting(),
                                    outside,
                                    truth.outside()));
        }
    }
}
