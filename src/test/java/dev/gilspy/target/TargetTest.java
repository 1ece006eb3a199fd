package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.error.NoTargetException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTest {
    private static final long KERNEL_THREAD_FLAGS = 0x20_8040;

    @TempDir private Path folder;

    @Test
    void countsFieldsFromTheLastBracketOfTheName() {
        Target target = new FakeProc(folder).target();
        assertThat(target.startTicks()).isEqualTo(777);
        assertThat(target.parentPid()).isEqualTo(1);
    }

    @Test
    void refusesAKernelThread() {
        FakeProc proc = new FakeProc(folder).stat("S", KERNEL_THREAD_FLAGS);
        assertThatThrownBy(proc::target)
                .isInstanceOf(NoTargetException.class)
                .hasMessage("Process 42 is a thread of the kernel, not a program.");
    }

    @Test
    void refusesAZombieAndNamesItsParent() {
        FakeProc proc = new FakeProc(folder).stat("Z", 0);
        assertThatThrownBy(proc::target)
                .isInstanceOf(NoTargetException.class)
                .hasMessageContaining("zombie until its parent 1 takes note");
    }

    @Test
    void saysToWhichProcessAThreadBelongs() {
        FakeProc proc = new FakeProc(folder).write("42/status", "Tgid:\t41\n");
        assertThatThrownBy(proc::target)
                .isInstanceOf(NoTargetException.class)
                .hasMessage("42 is a thread of process 41, not a process.");
    }

    @Test
    void saysThatProcMayHideTheProcess() {
        FakeProc proc =
                new FakeProc(folder)
                        .write("self/mounts", "proc /proc proc rw,nosuid,hidepid=2 0 0\n");
        assertThatThrownBy(() -> Target.open(proc.proc(), 43))
                .isInstanceOf(NoTargetException.class)
                .hasMessageContaining("hidepid");
    }

    @Test
    void noticesAnExecByItsNewStack() {
        FakeProc proc = new FakeProc(folder);
        Target target = proc.target();
        assertThat(target.replaced()).isFalse();
        String before = "42 (a) S 1 42 42 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 777 0 0 0 0 0 ";
        proc.write("42/stat", before + "140733193388032\n");
        assertThat(target.replaced()).isTrue();
        assertThat(target.alive()).isTrue();
    }

    @Test
    void noticesThatItsPidWasGivenToAnotherProcess() {
        FakeProc proc = new FakeProc(folder);
        Target target = proc.target();
        assertThat(target.alive()).isTrue();
        proc.write(
                "42/stat",
                "42 (other) S 1 42 42 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 778 0 0 0 0 0 140720308486144\n");
        assertThat(target.alive()).isFalse();
        assertThatThrownBy(target::maps)
                .isInstanceOf(NoTargetException.class)
                .hasMessage("Process 42 has ended.");
    }

    @Test
    void readsArgumentsThatAreEmptyOrHaveBlanks() {
        FakeProc proc = new FakeProc(folder).write("42/cmdline", "python3\0-c\0a b\0\0");
        assertThat(proc.target().command()).containsExactly("python3", "-c", "a b", "");
    }
}
