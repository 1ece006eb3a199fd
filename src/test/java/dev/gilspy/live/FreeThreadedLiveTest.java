package dev.gilspy.live;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.aggregate.LockSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.error.UsageException;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Run.Pause;
import dev.gilspy.model.ThreadState;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Settings;
import dev.gilspy.source.kernel.KernelSource;
import dev.gilspy.source.remote.RemoteSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real free-threaded CPython, of whose threads it is known what they do. */
@Tag("live")
@Needs(Permission.PTRACE)
class FreeThreadedLiveTest {
    private static final String SCRIPT = "free_threaded.py";

    private final Python python = PythonVersions.freeThreaded();

    @Test
    void twoSpinnersRunAtOnceAndWaitForNobody() {
        ReportQuery report = record("spinners.py", 2);

        assertThat(info(report).freeThreaded()).isTrue();
        assertThat(info(report).gilEnabled()).isFalse();
        for (String name : List.of("spin-0", "spin-1")) {
            assertThat(report.heldShare(name)).as(name).isGreaterThan(0.95);
            assertThat(report.share(name, ThreadState.HELD_BLOCKED)).as(name).isLessThan(0.03);
            assertThat(report.waitingShare(name)).as(name).isLessThan(0.03);
            assertThat(report.stackOf(name))
                    .as(name)
                    .last()
                    .extracting("function")
                    .isEqualTo("spin");
        }
        assertThat(report.blockedKind("MainThread")).isEqualTo(BlockedKind.POLL);
        assertThat(report.share("MainThread", ThreadState.BLOCKED)).isGreaterThan(0.95);
    }

    @Test
    void detachedThreadsAreNativeOrBlocked() {
        ReportQuery report = record("native_releases.py");
        for (String name : List.of("hashing", "compressing")) {
            double detached =
                    report.share(name, ThreadState.NATIVE)
                            + report.share(name, ThreadState.STARVED);
            assertThat(detached).as(name).isGreaterThan(0.95);
        }
        StateLiveTest.assertSleepersAreBlocked(record("blocked.py"));
    }

    @Test
    void whoCollectsGarbageStopsTheOthersAndIsBlamed() {
        ReportQuery report = record(SCRIPT, "pauses");

        int collector = report.thread("collector").thread().id();
        List<PauseAccount> pauses = process(report).pauses();
        assertThat(pauses).isNotEmpty();
        assertThat(pauses.get(0).thread()).isEqualTo(collector);
        assertThat(pauses.get(0).pauses()).isGreaterThan(2);
        long observed = report.thread("spin").observedNanos();
        double paused = (double) pauses.get(0).pausedNanos() / observed;
        assertThat(paused).isBetween(0.2, 1.0);
        // Between pauses it wants a CPU, which on a busy machine it may not get.
        assertThat(report.waitingShare("spin")).isCloseTo(paused, within(0.15));
        assertThat(report.shareOfWaitBehind("spin", "collector")).isGreaterThan(0.85);
        assertThat(report.heldShare("collector")).isGreaterThan(0.8);
    }

    @Test
    void whoQueuesForAListIsBlockedInALockThatIsNamedAfterIt() {
        ReportQuery report = record(SCRIPT, "locks");

        int appender = report.thread("appender").thread().id();
        List<LockSummary> locks = process(report).locks();
        assertThat(locks).isNotEmpty();
        assertThat(locks.get(0).of()).isEqualTo("list object");
        assertThat(locks.get(0).queues())
                .anySatisfy(queue -> assertThat(queue.thread()).isEqualTo(appender));
        double queued =
                (double) locks.get(0).queuedNanos() / report.thread("appender").observedNanos();
        assertThat(report.blockedShare("appender", BlockedKind.LOCK))
                .isGreaterThan(0.1)
                .isCloseTo(queued, within(0.1));
    }

    @Test
    void aGilThatIsSwitchedOnMeanwhileIsNoticedWithItsReason(@TempDir Path folder) {
        GilNeeds.compile(python, folder.resolve("_needs_gil.so"), "-DNAME=_needs_gil");
        Python importing = python.with(Map.of("PYTHONPATH", folder.toString()));
        try (PythonFixture target = PythonFixture.start(importing, SCRIPT, 60, "imports")) {
            Recordings recording = Recordings.begin(target.pid(), ofSeconds(30));
            assertThat(target.ask("import _needs_gil")).isEqualTo("True");
            Recordings after = Recordings.begin(target.pid(), ofSeconds(1));
            ReportQuery withGil = after.report();
            ReportQuery report = recording.stop().report();

            assertThat(info(withGil).gilEnabled()).isTrue();
            assertThat(info(report).gilEnabled()).isTrue();
            assertThat(info(report).gilReasons())
                    .singleElement()
                    .asString()
                    .startsWith("imported _needs_gil (");
            assertThat(report.heldShare("spin")).isGreaterThan(0.8);
        }
    }

    @Test
    void withItsGilOnItIsAsAnyOther() {
        ReportQuery report = record(python.withGil(), "spinners.py", 2);

        assertThat(info(report).gilReasons()).containsExactly("PYTHON_GIL=1 is in its environment");
        assertThat(report.heldShare("spin-0") + report.heldShare("spin-1")).isBetween(0.9, 1.01);
        assertThat(report.shareOfWaitBehind("spin-1", "spin-0")).isGreaterThan(0.85);
    }

    @Test
    void whatHasNoMeaningWithoutAGilIsRefused() {
        try (PythonFixture target = PythonFixture.start(python, "spinners.py", 60, 1)) {
            Settings holder = new Settings(1000, 0, Pause.HOLDER, false);
            assertThatThrownBy(() -> RemoteSource.attach(target.pid(), holder, "test"))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("runs without a GIL");
            Attachment attachment = Attachment.to(target.pid(), "test");
            Settings exact = new Settings(1000, 0, Pause.NEVER, false);
            assertThatThrownBy(() -> KernelSource.attach(attachment, exact))
                    .isInstanceOf(UnsupportedInterpreterException.class);
        }
    }

    private ReportQuery record(String script, Object... arguments) {
        return record(python, script, arguments);
    }

    private static ReportQuery record(Python python, String script, Object... arguments) {
        try (PythonFixture target = PythonFixture.start(python, script, 60, arguments)) {
            return Recordings.record(target.pid(), ofSeconds(2));
        }
    }

    private static ProcessSummary process(ReportQuery report) {
        return report.summary().processes().get(0);
    }

    private static ProcessInfo info(ReportQuery report) {
        return process(report).info();
    }
}
