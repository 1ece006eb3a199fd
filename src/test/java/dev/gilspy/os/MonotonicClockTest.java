package dev.gilspy.os;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.junit.jupiter.api.Test;

class MonotonicClockTest {
    private static final int CLOCK_MONOTONIC = 1;

    private final MonotonicClock clock = new MonotonicClock();
    private final CpuTime cpuTime = new CpuTime();

    @Test
    void nanoTimeIsClockMonotonic() {
        try (Memory timespec = new Memory(16)) {
            for (int i = 0; i < 1000; i++) {
                long before = clock.now();
                Libc.clock_gettime(CLOCK_MONOTONIC, Pointer.nativeValue(timespec));
                long after = clock.now();
                long kernels = timespec.getLong(0) * 1_000_000_000 + timespec.getLong(8);
                assertThat(kernels).isBetween(before, after);
            }
        }
    }

    @Test
    void neverWakesEarly() {
        for (int i = 0; i < 50; i++) {
            long due = clock.now() + 1_234_567;
            clock.sleepUntil(due);
            assertThat(clock.now()).isGreaterThanOrEqualTo(due);
        }
    }

    @Test
    void sleepsAcrossASecond() {
        long now = clock.now();
        long due = now - now % 1_000_000_000 + 1_000_000_000 + 500;
        clock.sleepUntil(due);
        assertThat(clock.now()).isBetween(due, due + 500_000_000);
    }

    @Test
    void thePastIsNoSleep() {
        long before = clock.now();
        clock.sleepUntil(before - 5);
        clock.sleepUntil(-1);
        assertThat(clock.now() - before).isLessThan(100_000_000);
    }

    @Test
    void sleepingCostsNoCpu() {
        long cpu = cpuTime.threadNanos();
        clock.sleepUntil(clock.now() + 50_000_000);
        assertThat(cpuTime.threadNanos() - cpu).isLessThan(20_000_000);
    }

    @Test
    void cpuTimeIsTheKernels() {
        long thread = cpuTime.threadNanos();
        long process = cpuTime.processNanos();
        long end = clock.now() + 30_000_000;
        while (clock.now() < end) {
            Thread.onSpinWait();
        }
        long used = cpuTime.threadNanos() - thread;
        assertThat(used).isBetween(1_000_000L, 40_000_000L);
        assertThat(cpuTime.processNanos() - process).isGreaterThanOrEqualTo(used);
    }
}
