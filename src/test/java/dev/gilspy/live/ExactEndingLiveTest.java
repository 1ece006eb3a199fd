package dev.gilspy.live;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Ending.Reason;
import dev.gilspy.target.LiveProcess;
import dev.gilspy.target.Target;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads and processes that come and go under the kernel source, and where they are. */
@Tag("live")
@Needs({Permission.PTRACE, Permission.KERNEL})
class ExactEndingLiveTest {
    private static final long OBSERVED_NANOS = 1_000_000_000;

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void threadsThatComeAndGoAreFollowed(Python python) {
        try (PythonFixture target = PythonFixture.start(python, "thread_churn.py", 60)) {
            int bornBefore = Integer.parseInt(target.ask("born?"));
            ReportQuery report = Recordings.recordExactly(target.pid(), ofSeconds(2));
            int born = Integer.parseInt(target.ask("born?")) - bornBefore;

            long shortLived =
                    report.threadNames().stream().filter(name -> name.startsWith("short-")).count();
            assertThat(shortLived).isBetween(1L, born + 20L);
            assertThat(report.heldShare("steady")).isPositive();
            assertThat(report.summary().processes().get(0).threads())
                    .extracting(ThreadSummary::observedNanos)
                    .allMatch(nanos -> nanos <= report.summary().observedNanos());
        }
    }

    @Test
    void threeHundredThreadsAreAllObserved() {
        Python python = PythonVersions.any();
        try (PythonFixture target = PythonFixture.start(python, "idle_threads.py", 60, 300)) {
            ReportQuery report = Recordings.recordExactly(target.pid(), ofSeconds(1));

            for (int number = 0; number < 300; number++) {
                assertThat(report.blockedShare("idle-" + number, BlockedKind.LOCK))
                        .isGreaterThan(0.99);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void aTargetThatEndsEndsTheRecording(Python python) {
        try (PythonFixture target = PythonFixture.start(python, "spinners.py", 60)) {
            Recordings recording = Recordings.beginExactly(target.pid(), ofSeconds(20));
            LockSupport.parkNanos(OBSERVED_NANOS);
            target.endInput();
            ReportQuery report = recording.report();

            assertThat(report.summary().ending().reason()).isEqualTo(Reason.EXIT);
            assertThat(report.heldShare("spin-0")).isBetween(0.2, 1.01);
            assertThat(target.awaitEnd()).isZero();
        }
    }

    @Test
    void aTargetThatIsKilledEndsTheRecording() {
        try (PythonFixture target = PythonFixture.start(PythonVersions.any(), "spinners.py", 60)) {
            Recordings recording = Recordings.beginExactly(target.pid(), ofSeconds(20));
            ProcessHandle.of(target.pid()).orElseThrow().destroyForcibly();

            assertThat(recording.report().summary().ending().reason()).isEqualTo(Reason.EXIT);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void aTargetThatReplacesItselfEndsTheRecordingAndLivesOn(Python python) {
        try (PythonFixture target = PythonFixture.start(python, "execs.py", 60)) {
            Recordings recording = Recordings.beginExactly(target.pid(), ofSeconds(20));
            target.say("exec");
            target.awaitReady();

            assertThat(recording.report().summary().ending().reason()).isEqualTo(Reason.EXIT);
            assertThat(target.alive()).isTrue();
        }
    }

    @Test
    void aChildIsNotTakenForAThread() {
        try (PythonFixture target = PythonFixture.start(PythonVersions.any(), "forks.py", 60)) {
            ReportQuery report = Recordings.recordExactly(target.pid(), ofMillis(700));

            assertThat(report.threadNames()).containsExactlyInAnyOrder("MainThread", "spin");
            assertThat(report.heldShare("spin")).isGreaterThan(0.95);
        }
    }

    @Test
    void threadsOfAContainerHaveTheMachinesIds() {
        Python python = PythonVersions.any();
        List<String> command =
                List.of(
                        python.executable().toString(),
                        "test-fixtures/python/spinners.py",
                        "60",
                        "2");
        try (var process = LiveProcess.startInNamespace(command, python.environment())) {
            assertThat(process.line()).isEqualTo("ready 1");
            int pid = process.lastDescendant();
            ReportQuery report = Recordings.recordExactly(pid, ofSeconds(1));

            assertThat(report.threadNames()).contains("MainThread", "spin-0", "spin-1");
            assertThat(report.summary().processes().get(0).threads())
                    .extracting(thread -> thread.thread().tid())
                    .containsExactlyInAnyOrderElementsOf(
                            Target.open(pid).tasks().stream().map(task -> task.tid()).toList());
            assertThat(report.heldShare("spin-0") + report.heldShare("spin-1"))
                    .isBetween(0.95, 1.01);
        }
    }
}
