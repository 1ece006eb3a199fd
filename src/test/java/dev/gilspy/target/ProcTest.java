package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcTest {
    /** No kernel has one of fewer digits, and each gives all of them or only the first. */
    @Test
    void aSettingOfTheKernelIsReadWhole() {
        assertThat(Proc.SYSTEM.find("sys/kernel/pid_max").orElseThrow()).matches("\\d{3,}");
    }

    @Test
    void aLongFileIsReadWhole() {
        assertThat(Proc.SYSTEM.find("self/maps").orElseThrow()).hasSizeGreaterThan(4096);
    }
}
