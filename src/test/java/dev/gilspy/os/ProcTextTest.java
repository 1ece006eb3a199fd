package dev.gilspy.os;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProcTextTest {
    private final SyscallLine syscall = new SyscallLine();
    private final SchedStat schedStat = new SchedStat();

    @Test
    void readsTheCallAndItsArguments() {
        String line =
                "202 0x7f0c5c000b78 0x189 0x0 0x7f0c6e5f8d50 0x0 0xffffffff 0x7f0c6e5f8c80"
                        + " 0x7f0c705ae9f5\n";
        assertThat(syscall.parse(ProcText.of(line))).isTrue();
        assertThat(syscall.running()).isFalse();
        assertThat(syscall.number()).isEqualTo(202);
        assertThat(syscall.argument(0)).isEqualTo(0x7f0c5c000b78L);
        assertThat(syscall.argument(1)).isEqualTo(0x189);
        assertThat(syscall.argument(5)).isEqualTo(0xffffffffL);
        assertThat(syscall.stackPointer()).isEqualTo(0x7f0c6e5f8c80L);
        assertThat(syscall.instructionPointer()).isEqualTo(0x7f0c705ae9f5L);
    }

    @Test
    void runningForgetsTheCallBefore() {
        syscall.parse(ProcText.of("7 0x1 0x2 0x3 0x4 0x5 0x6 0x7 0x8\n"));
        assertThat(syscall.parse(ProcText.of("running\n"))).isTrue();
        assertThat(syscall.running()).isTrue();
        assertThat(syscall.argument(0)).isZero();
        assertThat(syscall.instructionPointer()).isZero();
    }

    @Test
    void asleepOutsideAnyCall() {
        assertThat(syscall.parse(ProcText.of("-1 0x7ffd1ad1b2e0 0x55d0f2a1c3e4\n"))).isTrue();
        assertThat(syscall.number()).isEqualTo(SyscallLine.NONE);
        assertThat(syscall.running()).isFalse();
        assertThat(syscall.argument(0)).isZero();
        assertThat(syscall.stackPointer()).isEqualTo(0x7ffd1ad1b2e0L);
    }

    @Test
    void emptyTextChangesNothing() {
        schedStat.parse(ProcText.of("1 2 3\n"));
        assertThat(schedStat.parse(ProcText.of(""))).isFalse();
        assertThat(schedStat.parse(ProcText.of("7 8\n"))).isFalse();
        assertThat(schedStat.cpuNanos()).isEqualTo(1);
        assertThat(syscall.parse(ProcText.of(""))).isFalse();
    }

    @Test
    void aTextThatOnlyBeginsLikeTheOneBeforeIsReadAnew() {
        for (String times : new String[] {"3", "30", "30", "3000000000", "3", "4"}) {
            assertThat(schedStat.parse(ProcText.of("10 2 " + times + "\n"))).isTrue();
            assertThat(schedStat.timesScheduled()).isEqualTo(Long.parseLong(times));
        }
    }

    @Property
    void readsThreeNumbers(@ForAll int cpu, @ForAll long queue, @ForAll int times) {
        ProcText text = ProcText.of(cpu + " " + queue + " " + times + "\n");
        assertThat(schedStat.parse(text)).isTrue();
        assertThat(schedStat.cpuNanos()).isEqualTo(cpu);
        assertThat(schedStat.runQueueNanos()).isEqualTo(queue);
        assertThat(schedStat.timesScheduled()).isEqualTo(times);
    }

    @Property
    void readsHexOfAllSizes(@ForAll long first, @ForAll long last) {
        String line = "0 0x%x 0x0 0x0 0x0 0x0 0x0 0x0 0x%x\n".formatted(first, last);
        assertThat(syscall.parse(ProcText.of(line))).isTrue();
        assertThat(syscall.argument(0)).isEqualTo(first);
        assertThat(syscall.instructionPointer()).isEqualTo(last);
    }

    @Property
    void nonsenseNeverFails(@ForAll String nonsense) {
        syscall.parse(ProcText.of(nonsense));
        schedStat.parse(ProcText.of(nonsense));
    }
}
