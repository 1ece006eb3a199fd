package dev.gilspy.os;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import dev.gilspy.target.MappedRegion;
import dev.gilspy.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
@Needs(Permission.PERF_EVENTS)
class InstructionClockTest {
    private static final long PERIOD_NANOS = 500_000;
    private static final long LONGEST_WAIT_NANOS = 10_000_000_000L;

    @Test
    void aRunningThreadIsInterruptedInItsCode() {
        try (PythonTarget target =
                        PythonTarget.start("print('ready', flush=True)\nwhile True: pass");
                InstructionClock clock = InstructionClock.open(target.pid(), PERIOD_NANOS)) {
            long opened = System.nanoTime();
            assertThat(clock.errno()).isZero();
            assertThat(awaitNewer(clock, opened)).isTrue();
            assertThat(awaitNewer(clock, clock.atNanos())).isTrue();

            assertThat(clock.atNanos()).isBetween(opened, System.nanoTime());
            List<MappedRegion> maps = Target.open(target.pid()).maps();
            assertThat(maps)
                    .filteredOn(region -> region.contains(clock.instruction()))
                    .singleElement()
                    .matches(MappedRegion::executable);
        }
    }

    /** Over a thousand records pass through a ring that has room for 170. */
    @Test
    void theNewestIsFoundHoweverManyCame() {
        try (PythonTarget target =
                        PythonTarget.start("print('ready', flush=True)\nwhile True: pass");
                InstructionClock clock = InstructionClock.open(target.pid(), PERIOD_NANOS)) {
            LockSupport.parkNanos(1_000_000_000);
            assertThat(clock.read()).isTrue();
            long first = clock.atNanos();
            assertThat(awaitNewer(clock, first + 100_000_000)).isTrue();
        }
    }

    @Test
    void thePeriodCanBeMadeLonger() {
        try (PythonTarget target =
                        PythonTarget.start("print('ready', flush=True)\nwhile True: pass");
                InstructionClock clock = InstructionClock.open(target.pid(), PERIOD_NANOS)) {
            assertThat(awaitNewer(clock, System.nanoTime())).isTrue();
            clock.period(400 * PERIOD_NANOS);
            assertThat(awaitNewer(clock, System.nanoTime())).isTrue();
            long last = clock.atNanos();
            assertThat(awaitNewer(clock, last)).isTrue();
            assertThat(clock.atNanos() - last).isGreaterThan(200 * PERIOD_NANOS);
        }
    }

    @Test
    void aSleepingThreadIsNotInterrupted() {
        try (PythonTarget target =
                        PythonTarget.start(
                                "import time\nprint('ready', flush=True)\ntime.sleep(60)");
                InstructionClock clock = InstructionClock.open(target.pid(), PERIOD_NANOS)) {
            LockSupport.parkNanos(50_000_000);
            boolean before = clock.read();
            long last = clock.atNanos();
            LockSupport.parkNanos(50_000_000);
            assertThat(clock.read()).isEqualTo(before);
            assertThat(clock.atNanos()).isEqualTo(last);
        }
    }

    @Test
    void leavesNothingBehind() throws IOException {
        InstructionClock.open((int) ProcessHandle.current().pid(), PERIOD_NANOS).close();
        long files = openFiles();
        long mappings = mappings();
        for (int i = 0; i < 50; i++) {
            InstructionClock clock =
                    InstructionClock.open((int) ProcessHandle.current().pid(), PERIOD_NANOS);
            assertThat(clock.isOpen()).isTrue();
            clock.close();
            clock.close();
            assertThat(clock.read()).isFalse();
        }
        assertThat(openFiles()).isLessThan(files + 40);
        assertThat(mappings()).isEqualTo(mappings);
    }

    @Test
    void aThreadThatIsNotThereReadsAsNothing() {
        try (InstructionClock clock = InstructionClock.open(Integer.MAX_VALUE, PERIOD_NANOS)) {
            assertThat(clock.isOpen()).isFalse();
            assertThat(clock.errno()).isEqualTo(Errno.ESRCH);
            assertThat(clock.read()).isFalse();
        }
    }

    private static boolean awaitNewer(InstructionClock clock, long than) {
        long giveUp = System.nanoTime() + LONGEST_WAIT_NANOS;
        while (System.nanoTime() < giveUp) {
            if (clock.read() && clock.atNanos() > than) {
                return true;
            }
            LockSupport.parkNanos(PERIOD_NANOS);
        }
        return false;
    }

    private static long mappings() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.contains("[perf_event]")).count();
        }
    }

    private static long openFiles() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}
