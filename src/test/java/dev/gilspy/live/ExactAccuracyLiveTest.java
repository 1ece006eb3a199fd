package dev.gilspy.live;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.live.Truth.Durations;
import dev.gilspy.live.TruthLog.Worker;
import dev.gilspy.model.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the kernel tells, against threads that wrote down when they held the GIL and when they
 * waited for it. The benchmarks say how exact it is; this is to notice when it no longer is.
 */
@Tag("live")
@Needs({Permission.PTRACE, Permission.KERNEL})
class ExactAccuracyLiveTest {
    private static final double MOST_POINTS = 0.01;
    private static final double MOST_SHARE = 0.05;
    private static final long MOST_NANOS = 40_000;

    /**
     * Of four threads' p50, p90, p99 and longest; one wait more or less of twenty shows in them.
     */
    private static final int MOST_INEXACT = 4;

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void sharesHoldsAndWaitsAreTrueWhereThreadsSleepOutside(Python python) {
        Attempts.untilExact(
                () -> {
                    Observed observed = Observed.of(python, TruthMix.SLEEPING_OUTSIDE);
                    assertThat(observed.inexactShares()).as("%s", python).isEmpty();
                    assertThat(observed.inexactWaits())
                            .as("%s", python)
                            .hasSizeLessThanOrEqualTo(MOST_INEXACT);
                    assertThat(observed.inexactHolds())
                            .as("%s", python)
                            .hasSizeLessThanOrEqualTo(MOST_INEXACT);
                });
    }

    /** There are more threads than CPUs, and holds that nobody waits for leave no trace. */
    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void sharesAndWaitsAreTrueWhereThreadsSpinOutside(Python python) {
        Attempts.untilExact(
                () -> {
                    Observed observed = Observed.of(python, TruthMix.SPINNING_OUTSIDE);
                    assertThat(observed.inexactShares()).as("%s", python).isEmpty();
                    assertThat(observed.inexactWaits())
                            .as("%s", python)
                            .hasSizeLessThanOrEqualTo(MOST_INEXACT);
                });
    }

    /** A recording and the truth of its window. */
    private record Observed(ReportQuery report, TruthLog log) {

        static Observed of(Python python, TruthMix mix) {
            try (TruthTarget target = TruthTarget.start(python, mix)) {
                ReportQuery report = Recordings.recordExactly(target.pid(), ofSeconds(5));
                return new Observed(report, target.finish());
            }
        }

        private long fromNanos() {
            return report.summary().run().startNanos();
        }

        private long toNanos() {
            return fromNanos() + report.summary().observedNanos();
        }

        List<String> inexactShares() {
            List<String> inexact = new ArrayList<>();
            log.truth(fromNanos(), toNanos())
                    .forEach(
                            (name, truth) -> {
                                double held = report.heldShare(name) - truth.held();
                                double waiting = report.waitingShare(name) - truth.waiting();
                                // Written so that a share which is not a number is inexact too.
                                if (!(Math.max(Math.abs(held), Math.abs(waiting)) <= MOST_POINTS)) {
                                    inexact.add(
                                            "%s held %+.3f, waiting %+.3f"
                                                    .formatted(name, held, waiting));
                                }
                            });
            return inexact;
        }

        List<String> inexactHolds() {
            return inexact(ThreadSummary::holds, ClippedTruth::holds);
        }

        List<String> inexactWaits() {
            return inexact(ThreadSummary::waits, ClippedTruth::waits);
        }

        private List<String> inexact(
                Function<ThreadSummary, Quantiles> said, Function<ClippedTruth, Durations> were) {
            List<String> inexact = new ArrayList<>();
            for (Worker worker : log.workers()) {
                ClippedTruth truth = ClippedTruth.of(worker, fromNanos(), toNanos());
                compare(
                        worker.name(),
                        said.apply(report.thread(worker.name())),
                        were.apply(truth),
                        inexact);
            }
            return inexact;
        }

        private static void compare(
                String name, Quantiles said, Durations were, List<String> inexact) {
            compare(name + " p50", said.p50Nanos(), were.p50Nanos(), inexact);
            compare(name + " p90", said.p90Nanos(), were.p90Nanos(), inexact);
            compare(name + " p99", said.p99Nanos(), were.p99Nanos(), inexact);
            compare(name + " max", said.maxNanos(), were.maxNanos(), inexact);
        }

        private static void compare(
                String what, long saidNanos, long wereNanos, List<String> inexact) {
            if (Math.abs(saidNanos - wereNanos) > Math.max(MOST_NANOS, MOST_SHARE * wereNanos)) {
                inexact.add("%s: %,d ns, truly %,d".formatted(what, saidNanos, wereNanos));
            }
        }
    }
}
