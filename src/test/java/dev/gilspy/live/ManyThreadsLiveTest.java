package dev.gilspy.live;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.ThreadState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Very many threads, and threads that come and go. */
@Tag("live")
@Needs(Permission.PTRACE)
class ManyThreadsLiveTest {

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void aThousandIdleThreadsAreAllSeenIdle(Python python) {
        try (PythonFixture target = PythonFixture.start(python, "idle_threads.py", 60, 1000)) {
            ReportQuery report = Recordings.record(target.pid(), ofSeconds(2));

            for (int number = 0; number < 1000; number++) {
                assertThat(report.blockedShare("idle-" + number, BlockedKind.LOCK))
                        .isGreaterThan(0.99);
            }
            assertThat(report.heldShare("busy")).isGreaterThan(0.9);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void threadsThatComeAndGoAreFollowed(Python python) {
        try (PythonFixture target = PythonFixture.start(python, "thread_churn.py", 60)) {
            int bornBefore = Integer.parseInt(target.ask("born?"));
            ReportQuery report = Recordings.record(target.pid(), ofSeconds(2));
            int born = Integer.parseInt(target.ask("born?")) - bornBefore;

            long shortLived =
                    report.threadNames().stream().filter(name -> name.startsWith("short-")).count();
            assertThat(shortLived).isBetween(Math.round(0.5 * born), born + 20L);
            assertThat(report.share("steady", ThreadState.BLOCKED)).isLessThan(0.02);
            assertEveryThreadIsAccountedFor(report);
        }
    }

    /** No thread is observed for longer than the recording, and looks that fail are rare. */
    private static void assertEveryThreadIsAccountedFor(ReportQuery report) {
        ProcessSummary process = report.summary().processes().get(0);
        assertThat(process.threads())
                .extracting(ThreadSummary::observedNanos)
                .allMatch(nanos -> nanos <= report.summary().observedNanos());
        RunQuality quality = report.summary().quality();
        assertThat(quality.torn()).isLessThan(quality.samples() / 50);
    }
}
