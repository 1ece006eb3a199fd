package dev.gilspy.live;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Frame;
import dev.gilspy.model.Look;
import dev.gilspy.model.Run.Pause;
import dev.gilspy.model.ThreadState;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Settings;
import dev.gilspy.source.kernel.KernelSource;
import dev.gilspy.source.remote.RemoteSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A real PyPy: who holds its GIL, who waits for it, and in which functions. Its targets tell the
 * kernel their threads' names, since gilspy cannot read PyPy's.
 */
@Tag("live")
@Needs(Permission.PTRACE)
class PypyLiveTest {
    private final Python pypy = PythonVersions.pypy();

    @Test
    void twoSpinnersShareTheGilAndWaitForEachOther() {
        ReportQuery report = record(ofSeconds(2), "spinners.py", 2);

        assertThat(report.heldShare("spin-0")).isCloseTo(0.5, within(0.2));
        assertThat(report.heldShare("spin-0") + report.heldShare("spin-1")).isBetween(0.9, 1.01);
        double waiting = report.waitingShare("spin-0") + report.waitingShare("spin-1");
        assertThat(waiting).isBetween(0.6, 1.05);
        assertThat(report.shareOfWaitBehind("spin-1", "spin-0")).isGreaterThan(0.85);
        assertThat(report.blockedShare("MainThread", BlockedKind.POLL)).isGreaterThan(0.95);
        assertThat(functions(report.stackOf("spin-0"))).endsWith("spin");
    }

    /** Of those only the first in the queue wakes up every moment; the others sleep. */
    @Test
    void ofFourSpinnersThreeWait() {
        ReportQuery report = record(ofSeconds(1), "spinners.py", 4);

        double held = 0;
        double waiting = 0;
        for (int number = 0; number < 4; number++) {
            held += report.heldShare("spin-" + number);
            waiting += report.waitingShare("spin-" + number);
        }
        assertThat(held).isBetween(0.9, 1.01);
        assertThat(waiting).isBetween(2.5, 3.1);
    }

    @Test
    void sleepersAreBlockedInWhatTheySleepIn() {
        StateLiveTest.assertSleepersAreBlocked(record(ofSeconds(1), "blocked.py"));
    }

    @Test
    void nativeCodeThatReleasesTheGilIsNative() {
        ReportQuery report = record(ofSeconds(1), "native_releases.py");

        for (String name : List.of("hashing", "compressing")) {
            double withoutGil =
                    report.share(name, ThreadState.NATIVE)
                            + report.share(name, ThreadState.STARVED);
            assertThat(withoutGil).as(name).isGreaterThan(0.9);
        }
    }

    @Test
    void oneLookTellsFunctionsAndWhatCannotBeKnown() {
        try (PythonFixture target = PythonFixture.start(pypy, "blocked.py", 60)) {
            Look look = RemoteSource.look(target.pid());

            assertThat(look.process().implementation()).isEqualTo("PyPy");
            assertThat(look.process().limits()).anyMatch(limit -> limit.contains("lines"));
            assertThat(look.threads())
                    .filteredOn(thread -> thread.thread().name().equals("condition"))
                    .singleElement()
                    .satisfies(
                            thread ->
                                    assertThat(functions(thread.frames()))
                                            .startsWith("Thread._bootstrap")
                                            .endsWith("wait_for_condition", "Condition.wait"));
        }
    }

    @Test
    void theKernelsProgramsRefuseIt() {
        try (PythonFixture target = PythonFixture.start(pypy, "spinners.py", 60)) {
            Attachment attachment = Attachment.to(target.pid(), "test");
            Settings settings = new Settings(1000, 0, Pause.NEVER, false);
            assertThatThrownBy(() -> KernelSource.attach(attachment, settings))
                    .isInstanceOf(UnsupportedInterpreterException.class)
                    .hasMessageContaining("is no CPython");
        }
    }

    private static List<String> functions(List<Frame> stack) {
        return stack.stream().map(Frame::function).toList();
    }

    private ReportQuery record(Duration duration, String script, Object... arguments) {
        try (PythonFixture target = PythonFixture.start(pypy, script, 60, arguments)) {
            return Recordings.record(target.pid(), duration);
        }
    }
}
