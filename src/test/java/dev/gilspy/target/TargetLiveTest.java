package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.error.NoTargetException;
import dev.gilspy.live.PythonVersions;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
class TargetLiveTest {
    private static final long LONGEST_WAIT_NANOS = 10_000_000_000L;

    @Test
    void showsAProcessAsLongAsItRuns() {
        Target target;
        try (var process = LiveProcess.start("sleep", "60")) {
            target = Target.open(process.pid());
            assertThat(target.alive()).isTrue();
            assertThat(target.parentPid()).isEqualTo((int) ProcessHandle.current().pid());
            assertThat(target.executable()).endsWith("/sleep");
            assertThat(target.tasks()).extracting(Task::tid).containsExactly(process.pid());
            new Permissions(target).check();
        }
        assertThat(target.alive()).isFalse();
    }

    @Test
    void seesThatATargetIsStopped() throws IOException, InterruptedException {
        try (var process = LiveProcess.start("sleep", "60")) {
            Target target = Target.open(process.pid());
            assertThat(target.stopped()).isFalse();
            signal("STOP", process.pid());
            awaitTrue(() -> Target.open(process.pid()).stopped());
            signal("CONT", process.pid());
            awaitTrue(() -> !target.stopped());
        }
    }

    @Test
    void seesAZombie() {
        String python = PythonVersions.any().executable().toString();
        String neverWaits =
                "import os, sys\nprint(os.fork() or os._exit(0), flush=True)\nsys.stdin.read()";
        try (var process = LiveProcess.start(python, "-c", neverWaits)) {
            int child = Integer.parseInt(process.line());
            awaitTrue(() -> ProcStat.read(Proc.SYSTEM.process(child)).orElseThrow().zombie());
            assertThatThrownBy(() -> Target.open(child))
                    .isInstanceOf(NoTargetException.class)
                    .hasMessageContaining("zombie");
        }
    }

    @Test
    void saysThatAThreadIsNotAProcess() {
        int self = (int) ProcessHandle.current().pid();
        int thread =
                Target.open(self).tasks().stream()
                        .mapToInt(Task::tid)
                        .filter(tid -> tid != self)
                        .findFirst()
                        .orElseThrow();
        assertThatThrownBy(() -> Target.open(thread))
                .isInstanceOf(NoTargetException.class)
                .hasMessageContaining("is a thread of process " + self);
    }

    /** The kernel acts on a signal in its own time. */
    private static void awaitTrue(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONGEST_WAIT_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void signal(String name, int pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
    }
}
