package dev.gilspy.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.LoopSummary;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.VerdictCode;
import dev.gilspy.analysis.Verdicts;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs of which it is known what ails them are judged so, whatever observes them. */
@Tag("live")
@Needs({Permission.PTRACE, Permission.KERNEL})
class VerdictLiveTest {
    private static final Duration LONG_ENOUGH = Duration.ofMillis(1500);

    @ParameterizedTest
    @CsvSource({
        "loops.py, computes, event-loop-blocked, crunch (loops.py:",
        "loops.py, blocks,   event-loop-blocked, timed (loops.py:",
        "loops.py, handlers, single-threaded-cpu, crunch (loops.py:",
        "loops.py, serves,   io-bound, Neither",
        "waits.py, convoy,   convoy, spin (waits.py:",
        "waits.py, regex,    held-by-native, match (waits.py:",
        "waits.py, sort,     held-by-native, arrange (waits.py:",
    })
    void isJudgedAsItIs(String script, String kind, String code, String remedyBegins) {
        try (PythonFixture target = PythonFixture.start(PythonVersions.any(), script, 60, kind)) {
            Attempts.untilExact(
                    () -> {
                        assertJudged(
                                Recordings.record(target.pid(), LONG_ENOUGH), code, remedyBegins);
                        assertJudged(
                                Recordings.recordExactly(target.pid(), LONG_ENOUGH),
                                code,
                                remedyBegins);
                    });
        }
    }

    private static void assertJudged(ReportQuery report, String code, String remedyBegins) {
        Verdict verdict = Verdicts.of(report.summary());
        assertThat(verdict.code().label()).as("%s", verdict).isEqualTo(code);
        assertThat(verdict.remedies().get(0)).startsWith(remedyBegins);
        if (verdict.code() == VerdictCode.EVENT_LOOP_BLOCKED) {
            assertStalls(loopOf(report));
        }
    }

    /** Callbacks that follow each other at once, on every interpreter. */
    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void handlersBackToBackAreToldApart(Python python) {
        try (PythonFixture target = PythonFixture.start(python, "loops.py", 60, "handlers")) {
            Attempts.untilExact(
                    () -> {
                        String[] before = target.ask("").split(" ");
                        LoopSummary loop =
                                loopOf(Recordings.record(target.pid(), Duration.ofMillis(400)));
                        String[] after = target.ask("").split(" ");
                        long calls = Long.parseLong(after[0]) - Long.parseLong(before[0]);
                        assertThat(loop.callbacksTold()).isTrue();
                        assertThat(loop.stalledShare()).isLessThan(0.05);
                        assertThat(loop.stretches().count()).isBetween(calls / 2, 3 * calls);
                    });
        }
    }

    private static LoopSummary loopOf(ReportQuery report) {
        var loops = report.summary().processes().get(0).loops();
        assertThat(loops).hasSize(1);
        return loops.get(0);
    }

    /** 100 ms in every 200, by the fixture's own account; each end is known to a sample. */
    private static void assertStalls(LoopSummary loop) {
        assertThat(loop.stalls()).isBetween(6L, 9L);
        assertThat(loop.stalledShare()).isBetween(0.4, 0.6);
        assertThat(loop.stretches().maxNanos()).isBetween(97_000_000L, 120_000_000L);
    }
}
