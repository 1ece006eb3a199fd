package dev.gilspy.live;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.Ending.Reason;
import dev.gilspy.model.Run.Pause;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Targets that end, or become something else, while they are observed. */
@Tag("live")
@Needs(Permission.PTRACE)
class EndingLiveTest {

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void aTargetThatEndsEndsTheRecording(Python python) {
        try (PythonFixture target = PythonFixture.start(python, "spinners.py", 1)) {
            ReportQuery report = Recordings.record(target.pid(), ofSeconds(20));

            assertThat(report.summary().ending().reason()).isEqualTo(Reason.EXIT);
            assertThat(report.heldShare("spin-0")).isBetween(0.2, 0.8);
            assertThat(target.awaitEnd()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void aTargetThatReplacesItselfEndsTheRecordingAndLivesOn(Python python) {
        try (PythonFixture target = PythonFixture.start(python, "execs.py", 60)) {
            Recordings recording = Recordings.begin(target.pid(), ofSeconds(20));
            target.say("exec");
            target.awaitReady();

            assertThat(recording.report().summary().ending().reason()).isEqualTo(Reason.EXIT);
            assertThat(target.alive()).isTrue();
        }
    }

    @Test
    void aRecordingThatIsToldToStopKeepsWhatItHas() {
        try (PythonFixture target = PythonFixture.start(PythonVersions.any(), "spinners.py", 60)) {
            Recordings recording = Recordings.begin(target.pid(), ofSeconds(60));
            ReportQuery report = recording.stop().report();

            assertThat(report.summary().ending().reason()).isEqualTo(Reason.SIGNAL);
            assertThat(report.summary().observedNanos()).isBetween(1L, ofSeconds(20).toNanos());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void aTargetGoesOnAfterEveryKindOfPause(Python python) {
        try (PythonFixture target = PythonFixture.start(python, "impossible_stacks.py", 60)) {
            for (Pause pause : Pause.values()) {
                Recordings.record(target.pid(), ofMillis(300), pause);
                long turnsBefore = turns(target);
                Recordings.record(target.pid(), ofMillis(300));
                assertThat(turns(target)).as("after %s", pause).isGreaterThan(turnsBefore);
            }
        }
    }

    private static long turns(PythonFixture target) {
        return Long.parseLong(target.ask("turns?").split(" ")[0]);
    }
}
