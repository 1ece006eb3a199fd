package dev.gilspy.live;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Threads of which it is known what they do are found doing it: each state on every interpreter,
 * other numbers of threads on one of each generation.
 */
@Tag("live")
@Needs(Permission.PTRACE)
class StateLiveTest {
    private static final Map<BlockedKind, List<String>> SLEEPERS =
            Map.of(
                    BlockedKind.LOCK,
                    List.of("lock", "timed-lock", "condition", "queue", "event", "join"),
                    BlockedKind.SLEEP,
                    List.of("sleep"),
                    BlockedKind.POLL,
                    List.of("select", "poll", "epoll", "MainThread"),
                    BlockedKind.IO,
                    List.of("pipe", "socket"),
                    BlockedKind.CHILD,
                    List.of("child"));

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void aLoneSpinnerHoldsTheGilNearlyAlways(Python python) {
        ReportQuery report = record(python, "spinners.py", 1);

        assertThat(report.heldShare("spin-0")).isGreaterThan(0.95);
        assertThat(report.blockedKind("MainThread")).isEqualTo(BlockedKind.POLL);
        assertThat(report.share("MainThread", ThreadState.BLOCKED)).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void twoSpinnersShareTheGilAndWaitForEachOther(Python python) {
        ReportQuery report = record(python, "spinners.py", 2);

        assertThat(report.heldShare("spin-0")).isCloseTo(0.5, within(0.2));
        assertThat(report.heldShare("spin-0") + report.heldShare("spin-1")).isBetween(0.9, 1.01);
        // On a busy machine a thread that drops the GIL often loses its CPU before it asks again.
        double wanting = report.waitingShare("spin-0") + report.waitingShare("spin-1");
        double starved =
                report.share("spin-0", ThreadState.STARVED)
                        + report.share("spin-1", ThreadState.STARVED);
        assertThat(wanting).isBetween(0.4, 1.05);
        assertThat(wanting + starved).isBetween(0.9, 1.05);
        assertThat(report.waitersBehind("spin-0")).contains("spin-1");
        assertThat(report.shareOfWaitBehind("spin-1", "spin-0")).isGreaterThan(0.85);
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void ofSixSpinnersFiveWait(Python python) {
        ReportQuery report = record(python, "spinners.py", 6);

        double held = 0;
        double waiting = 0;
        double starved = 0;
        for (int number = 0; number < 6; number++) {
            held += report.heldShare("spin-" + number);
            waiting += report.waitingShare("spin-" + number);
            starved += report.share("spin-" + number, ThreadState.STARVED);
        }
        assertThat(held).isBetween(0.9, 1.01);
        assertThat(waiting).isBetween(4.0, 5.1);
        assertThat(waiting + starved).isBetween(4.8, 5.1);
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void sleepersAreBlockedInWhatTheySleepIn(Python python) {
        ReportQuery report = record(python, "blocked.py");

        assertSleepersAreBlocked(report);
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void nativeCodeThatReleasesTheGilIsNative(Python python) {
        ReportQuery report = record(python, "native_releases.py");

        for (String name : List.of("hashing", "compressing")) {
            double withoutGil =
                    report.share(name, ThreadState.NATIVE)
                            + report.share(name, ThreadState.STARVED);
            assertThat(withoutGil).as(name).isGreaterThan(0.95);
            assertThat(report.share(name, ThreadState.NATIVE)).as(name).isGreaterThan(0.05);
            assertThat(report.heldShare(name)).as(name).isLessThan(0.03);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void sleepingWithTheGilIsHeldBlockedAndTheVictimsWaitIsItsFault(Python python) {
        ReportQuery report = record(python, "sleeps_with_gil.py");

        assertThat(report.share("careless", ThreadState.HELD_BLOCKED)).isBetween(0.3, 0.6);
        // It also holds the GIL while its sleep is over and it waits for a CPU.
        assertThat(report.waitingShare("victim"))
                .isCloseTo(report.heldShare("careless"), within(0.1));
        assertThat(report.shareOfWaitBehind("victim", "careless")).isGreaterThan(0.85);
    }

    /** The threads of blocked.py, whoever has observed them. */
    static void assertSleepersAreBlocked(ReportQuery report) {
        SLEEPERS.forEach(
                (kind, names) ->
                        names.forEach(
                                name ->
                                        assertThat(report.blockedShare(name, kind))
                                                .as("%s is blocked (%s)", name, kind.label())
                                                .isGreaterThan(0.99)));
    }

    private static ReportQuery record(Python python, String script, Object... arguments) {
        try (PythonFixture target = PythonFixture.start(python, script, 60, arguments)) {
            return Recordings.record(target.pid(), ofMillis(1300));
        }
    }
}
