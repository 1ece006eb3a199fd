package dev.gilspy.live;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.cpython.layout.LayoutLibrary;
import dev.gilspy.model.Frame;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads are found in the interpreter whose GIL they take, as subinterpreters.py has them. */
@Tag("live")
@Needs(Permission.PTRACE)
class SubinterpretersLiveTest {
    /** CPythons in which an interpreter may have a GIL of its own (PEP 684). */
    static Stream<Python> withGilsOfTheirOwn() {
        return PythonVersions.installed()
                .filter(
                        python ->
                                LayoutLibrary.find(3, python.minor())
                                        .orElseThrow()
                                        .has("PyInterpreterState", "_gil"));
    }

    static Stream<Python> withOneGil() {
        return PythonVersions.installed().filter(python -> python.minor() == 10).limit(1);
    }

    @ParameterizedTest
    @MethodSource("withGilsOfTheirOwn")
    void everyGilIsObservedAndWhoTakesIt(Python python) {
        ReportQuery report = record(python, "own");

        gilsAreUsedByTheirOwn(report);
        threadsWaitOnlyForWhoHasTheirGil(report);
    }

    private static void gilsAreUsedByTheirOwn(ReportQuery report) {
        assertThat(report.utilisation(1)).isGreaterThan(0.9);
        assertThat(report.utilisation(2)).isGreaterThan(0.9);
        assertThat(report.utilisation(3)).isCloseTo(0.5, within(0.25));
        assertThat(report.utilisation(3) + report.utilisation(4)).isBetween(0.9, 1.1);
        assertThat(report.utilisation(0)).isLessThan(0.1);
        assertThat(report.gilOwners()).containsExactly(0, 1, 2, 3, 4);
    }

    private static void threadsWaitOnlyForWhoHasTheirGil(ReportQuery report) {
        assertThat(report.heldShare("spin-a")).isGreaterThan(0.9);
        assertThat(report.heldShare("commuter")).isGreaterThan(0.9);
        assertThat(report.heldShare("spin-b")).isCloseTo(0.5, within(0.2));
        assertThat(report.heldShare("spin-b") + report.heldShare("spin-c")).isBetween(0.9, 1.05);
        assertThat(report.waitingShare("spin-a")).isLessThan(0.05);
        assertThat(report.shareOfWaitBehind("spin-b", "spin-c")).isGreaterThan(0.85);
        assertThat(report.interpreterOf("spin-a")).isEqualTo(1);
        assertThat(report.interpreterOf("spin-b")).isEqualTo(2);
        assertThat(report.interpreterOf("commuter")).isIn(3, 4);
        for (String name : List.of("spin-a", "spin-b", "spin-c", "commuter")) {
            assertThat(report.stackOf(name)).extracting(Frame::function).contains("turn");
        }
    }

    @ParameterizedTest
    @MethodSource("withOneGil")
    void interpretersThatShareTheGilWaitForEachOther(Python python) {
        ReportQuery report = record(python, "shared");

        assertThat(report.gilOwners()).containsOnly(0);
        double held = 0;
        for (int id = 1; id <= 4; id++) {
            held += report.utilisation(id);
        }
        assertThat(held).isBetween(0.8, 1.05);
        for (String name : List.of("spin-a", "spin-b", "spin-c", "commuter")) {
            assertThat(report.heldShare(name)).isCloseTo(0.25, within(0.12));
            assertThat(report.waitingShare(name)).isGreaterThan(0.2);
        }
        assertThat(report.waitersBehind("spin-a")).contains("spin-b", "commuter");
    }

    private static ReportQuery record(Python python, String gils) {
        try (PythonFixture target = PythonFixture.start(python, "subinterpreters.py", 60, gils)) {
            return Recordings.record(target.pid(), ofSeconds(2));
        }
    }
}
