package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.cli.Candidate.Presence;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.NotPermittedException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.model.Ending;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FleetRunTest {
    private static final long FOR_EVER = 0;

    private final FleetScene scene = new FleetScene();

    private void endAllAtLook(int number, Integer... pids) {
        scene.atLook(
                number,
                () -> {
                    for (int pid : pids) {
                        scene.end(pid);
                    }
                });
    }

    @Test
    void allAreObservedUntilTheyHaveEnded() {
        scene.process(10, 1).process(11, 10).shell(12, 10).process(13, 12);
        endAllAtLook(4, 10, 11, 12, 13);
        scene.run(Presence.ROOT, FOR_EVER);
        assertThat(scene.attached).containsExactly(10, 11, 13);
        assertThat(scene.ended).isEqualTo(Ending.Reason.EXIT);
        assertThat(scene.warnings).as("each is said once").containsExactly("times are sampled.");
    }

    @Test
    void whatStartsMeanwhileIsObserved() {
        scene.process(10, 1);
        scene.atLook(3, () -> scene.process(20, 10));
        endAllAtLook(6, 10, 20);
        scene.run(Presence.ROOT, FOR_EVER);
        assertThat(scene.attached).containsExactly(10, 20);
    }

    @Test
    void theWorkersThatOutliveTheirMasterAreWaitedFor() {
        scene.process(10, 1).process(11, 10);
        endAllAtLook(3, 10);
        scene.atLook(5, () -> assertThat(scene.ended).isNull());
        endAllAtLook(6, 11);
        scene.run(Presence.ROOT, FOR_EVER);
        assertThat(scene.ended).isEqualTo(Ending.Reason.EXIT);
    }

    @Test
    void aProgramThatIsLeftWithoutAnyPythonIsNot() {
        scene.process(10, 1).shell(11, 10);
        endAllAtLook(3, 10);
        scene.run(Presence.ROOT, FOR_EVER);
        assertThat(scene.ended).isEqualTo(Ending.Reason.EXIT);
    }

    @Test
    void theTimeMayBeOver() {
        scene.process(10, 1);
        scene.run(Presence.ALONE, 50_000_000);
        assertThat(scene.ended).isEqualTo(Ending.Reason.DURATION);
    }

    @Test
    void aSignalEndsIt() {
        scene.process(10, 1).atLook(3, () -> scene.stop.request(Ending.Reason.SIGNAL));
        scene.run(Presence.ALONE, FOR_EVER);
        assertThat(scene.ended).isEqualTo(Ending.Reason.SIGNAL);
    }

    @Test
    void oneThatCannotBeReadIsToldOfOnceAndEndsNothing() {
        scene.process(10, 1).process(11, 10).process(12, 10);
        scene.refuse(11, new NotPermittedException("Process 11 is another's.", ""));
        scene.refuse(12, new IllegalStateException("oops"));
        endAllAtLook(6, 10, 11, 12);
        scene.run(Presence.ROOT, FOR_EVER);
        assertThat(scene.attached).containsExactly(10);
        assertThat(scene.warnings)
                .containsExactlyInAnyOrder(
                        "times are sampled.",
                        "not observed: Process 11 is another's.",
                        "not observed, which is a bug in gilspy: java.lang.IllegalStateException: oops");
    }

    @Test
    void ofSeveralThatWereAskedForOneMayBeMissing() {
        scene.process(10, 1).shell(11, 1);
        scene.absent(new NoTargetException("There is no process 12.", ""));
        endAllAtLook(6, 10, 11);
        scene.run(Presence.ALONE, FOR_EVER);
        assertThat(scene.attached).containsExactly(10);
        assertThat(scene.warnings)
                .contains("not observed: There is no process 12.", "not observed: 11 is a shell.");
    }

    @Test
    void whereNoneCanBeObservedTheFirstFailureIsTheUsers() {
        UnsupportedInterpreterException old = new UnsupportedInterpreterException("Too old.", "");
        scene.process(10, 1).refuse(10, old);
        scene.process(11, 10).refuse(11, new NotPermittedException("No.", ""));
        assertThatThrownBy(() -> scene.run(Presence.ROOT, FOR_EVER)).isSameAs(old);
        assertThat(scene.warnings).isEmpty();
    }

    @Test
    void belowAShellThePythonThatCannotBeReadIsTheReason() {
        NotPermittedException no = new NotPermittedException("No.", "");
        scene.shell(10, 1).process(11, 10).refuse(11, no);
        assertThatThrownBy(() -> scene.run(Presence.ROOT, FOR_EVER)).isSameAs(no);
    }

    @Test
    void aShellWithoutAnyPythonIsRefusedAtOnce() {
        scene.shell(10, 1).shell(11, 10);
        assertThatThrownBy(() -> scene.run(Presence.ROOT, FOR_EVER))
                .isInstanceOf(NoTargetException.class)
                .hasMessage("10 is a shell.");
    }

    @Test
    void whereNothingIsFoundThatIsSaid() {
        assertThatThrownBy(() -> scene.run(Presence.OLD, FOR_EVER)).hasMessage("There is nothing.");
    }

    @Test
    void moreThanFitAreLeftOut() {
        int many = FleetRun.MOST + 3;
        IntStream.range(0, many).forEach(i -> scene.process(10 + i, 1));
        scene.run(Presence.ALONE, 1_000_000_000);
        assertThat(scene.attached).hasSize(FleetRun.MOST);
        assertThat(scene.warnings)
                .contains(
                        "3 processes are left out: there is room for "
                                + FleetRun.MOST
                                + " at once.");
    }
}
