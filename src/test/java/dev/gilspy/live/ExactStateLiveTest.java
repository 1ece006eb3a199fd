package dev.gilspy.live;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.ThreadState;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads of which it is known what they do, as the kernel sees them do it. */
@Tag("live")
@Needs({Permission.PTRACE, Permission.KERNEL})
class ExactStateLiveTest {

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void sleepersAreBlockedInWhatTheySleepIn(Python python) {
        ReportQuery report = record(python, "blocked.py");

        StateLiveTest.assertSleepersAreBlocked(report);
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void spinnersWaitForEachOtherAndAreForcedToDrop(Python python) {
        ReportQuery report = record(python, "spinners.py", 3);

        double held = 0;
        double wanting = 0;
        for (String name : List.of("spin-0", "spin-1", "spin-2")) {
            held += report.heldShare(name);
            wanting += report.waitingShare(name) + report.share(name, ThreadState.STARVED);
            GilAccount account = report.thread(name).gilAccount();
            assertThat(account.forcedDrops()).as("%s %s", name, account).isPositive();
            assertThat(account.voluntaryDrops())
                    .as("%s %s", name, account)
                    .isLessThan(account.forcedDrops());
            assertThat(account.waitingForGilNanos()).isPositive();
        }
        assertThat(held).isCloseTo(1, within(0.05));
        assertThat(wanting).isCloseTo(2, within(0.1));
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void whoReleasesToSleepDropsVoluntarily(Python python) {
        try (TruthTarget target = TruthTarget.start(python, TruthMix.SLEEPING_OUTSIDE)) {
            ReportQuery report = Recordings.recordExactly(target.pid(), ofSeconds(2));

            for (String name : List.of("hold-50us", "hold-200us")) {
                GilAccount account = report.thread(name).gilAccount();
                assertThat(account.voluntaryDrops())
                        .as("%s %s", name, account)
                        .isGreaterThan(4 * account.forcedDrops() + 20);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void nativeCodeThatReleasesTheGilIsNative(Python python) {
        // Who comes back for the GIL may lose its CPU with it, for as long as others want that CPU.
        Attempts.untilExact(() -> assertNative(record(python, "native_releases.py")));
    }

    private static void assertNative(ReportQuery report) {
        for (String name : List.of("hashing", "compressing")) {
            double withoutGil =
                    report.share(name, ThreadState.NATIVE)
                            + report.share(name, ThreadState.STARVED);
            assertThat(withoutGil).as(name).isGreaterThan(0.98);
            assertThat(report.share(name, ThreadState.NATIVE)).as(name).isPositive();
            assertThat(report.heldShare(name)).as(name).isLessThan(0.02);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#builtWithGil")
    void sleepingWithTheGilIsHeldBlockedWithItsStack(Python python) {
        ReportQuery report = record(python, "sleeps_with_gil.py");

        assertThat(report.share("careless", ThreadState.HELD_BLOCKED)).isBetween(0.1, 0.7);
        assertThat(report.waitingShare("victim"))
                .isCloseTo(report.heldShare("careless"), within(0.03));
        assertThat(report.shareOfWaitBehind("victim", "careless")).isGreaterThan(0.97);
        assertThat(report.stacksOf("careless"))
                .filteredOn(stack -> stack.state() == ThreadState.HELD_BLOCKED)
                .isNotEmpty()
                .allMatch(ExactStateLiveTest::endsInTheSleeper);
    }

    private static boolean endsInTheSleeper(StackSummary stack) {
        int depth = stack.frames().size();
        return depth > 0 && stack.frames().get(depth - 1).function().equals("sleep_carelessly");
    }

    private static ReportQuery record(Python python, String script, Object... arguments) {
        try (PythonFixture target = PythonFixture.start(python, script, 60, arguments)) {
            return Recordings.recordExactly(target.pid(), ofSeconds(1));
        }
    }
}
