package dev.gilspy.live;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.error.NotPermittedException;
import dev.gilspy.model.ThreadState;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The threads of subinterpreters.py, as the kernel sees them go about. */
@Tag("live")
@Needs({Permission.PTRACE, Permission.KERNEL})
class ExactSubinterpretersLiveTest {

    static Stream<Python> withGilsOfTheirOwn() {
        return PythonVersions.builtWithGil().filter(InterpretersLiveTest::hasGilsOfTheirOwn);
    }

    @ParameterizedTest
    @MethodSource("withGilsOfTheirOwn")
    void everyGilIsObservedAndWhoTakesIt(Python python) {
        // Where others take the CPUs, a GIL is truly free until the one who gets it has one.
        Attempts.untilExact(() -> assertEachGilIsItsOwn(record(python, "own")));
    }

    private static void assertEachGilIsItsOwn(ReportQuery report) {
        InterpretersLiveTest.theyAreFoundInTheirInterpreters(report, true);
        InterpretersLiveTest.eachGilIsHeldByItsOwnThreads(report);
        InterpretersLiveTest.threadsWaitForWhoHasTheirGil(report);
        assertThat(report.utilisation(0)).isLessThan(0.03);
        assertThat(report.utilisation(1)).isGreaterThan(0.98);
        assertThat(report.utilisation(2)).isGreaterThan(0.95);
        assertThat(report.utilisation(3) + report.utilisation(4)).isCloseTo(1, within(0.04));
        assertThat(report.share("MainThread", ThreadState.BLOCKED)).isGreaterThan(0.98);
        assertThat(report.interpreterOf("MainThread")).isZero();
    }

    /** Before CPython 3.12 a thread keeps the GIL when it goes on in another interpreter. */
    static Stream<Python> withOneGilAndWithSeveral() {
        return PythonVersions.installed()
                .filter(python -> python.kind().equals("shared"))
                .filter(python -> python.minor() == 10 || python.minor() == 13);
    }

    @ParameterizedTest
    @MethodSource("withOneGilAndWithSeveral")
    void interpretersThatShareTheGilWaitForEachOther(Python python) {
        Attempts.untilExact(() -> assertOneGilIsShared(record(python, "shared")));
    }

    private static void assertOneGilIsShared(ReportQuery report) {
        InterpretersLiveTest.theyAreFoundInTheirInterpreters(report, false);
        InterpretersLiveTest.oneGilIsHeldByAllInTurn(report);
        assertThat(report.utilisation(3)).isGreaterThan(0.05);
        assertThat(report.utilisation(4)).isGreaterThan(0.05);
    }

    @Test
    void moreGilsThanTheKernelIsToldOfAreRefused() {
        try (PythonFixture target = start(PythonVersions.any(), "many")) {
            assertThatThrownBy(() -> Recordings.recordExactly(target.pid(), ofMillis(100)))
                    .isInstanceOf(NotPermittedException.class)
                    .hasMessageContaining("17 GILs");
        }
    }

    private static ReportQuery record(Python python, String gils) {
        try (PythonFixture target = start(python, gils)) {
            return Recordings.recordExactly(target.pid(), ofMillis(1_500));
        }
    }

    private static PythonFixture start(Python python, String gils) {
        return PythonFixture.start(python, "subinterpreters.py", 60, gils);
    }
}
