package dev.gilspy.os;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcFileTest {
    private final ProcText text = new ProcText(512);
    private final Process sleeper = startSleeper();

    private static Process startSleeper() {
        try {
            return new ProcessBuilder("sleep", "60").start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void endSleeper() throws InterruptedException {
        sleeper.destroyForcibly().waitFor();
    }

    private ProcFile open(String name) {
        long pid = sleeper.pid();
        return ProcFile.open("/proc/%d/task/%d/%s".formatted(pid, pid, name));
    }

    @Test
    void readsTheSameFileAgainAndAgain() throws IOException {
        try (ProcFile file = open("stat")) {
            String expected = Files.readString(Path.of("/proc/" + sleeper.pid() + "/comm")).strip();
            for (int i = 0; i < 3; i++) {
                assertThat(file.read(text)).isPositive();
                assertThat(text.toString()).startsWith(sleeper.pid() + " (" + expected + ")");
            }
        }
    }

    @Test
    void sleepingThreadIsInItsSystemCall() throws InterruptedException {
        SyscallLine line = new SyscallLine();
        try (ProcFile file = open("syscall")) {
            do {
                Thread.sleep(1);
                assertThat(file.read(text)).isPositive();
                line.parse(text);
            } while (line.number() != 230); // clock_nanosleep
            assertThat(line.stackPointer()).isNotZero();
        }
    }

    @Test
    void goneThreadReadsAsEsrch() throws InterruptedException {
        SchedStat stat = new SchedStat();
        try (ProcFile file = open("schedstat")) {
            assertThat(file.read(text)).isPositive();
            assertThat(stat.parse(text)).isTrue();
            assertThat(stat.timesScheduled()).isPositive();
            sleeper.destroyForcibly().waitFor();
            assertThat(file.read(text)).isEqualTo(-1);
            assertThat(file.errno()).isEqualTo(Errno.ESRCH);
            assertThat(text.length()).isZero();
        }
    }

    @Test
    void missingFileReadsLikeAGoneThread() {
        try (ProcFile file = ProcFile.open("/proc/self/task/1/nothing")) {
            assertThat(file.isOpen()).isFalse();
            assertThat(file.read(text)).isEqualTo(-1);
            assertThat(file.errno()).isEqualTo(Errno.ENOENT);
        }
    }

    @Test
    void closedFileIsNotReadThroughItsOldNumber() {
        ProcFile file = open("schedstat");
        file.close();
        try (ProcFile other = open("stat")) {
            assertThat(other.isOpen()).isTrue();
            assertThat(file.read(text)).isEqualTo(-1);
            file.close();
            assertThat(other.read(text)).isPositive();
        }
    }

    @Test
    void theJvmHasRaisedTheLimitOfOpenFiles() throws IOException {
        String limit =
                Files.readAllLines(Path.of("/proc/self/limits")).stream()
                        .filter(line -> line.startsWith("Max open files"))
                        .findFirst()
                        .orElseThrow();
        String[] words = limit.split("\\s+");
        assertThat(words[3]).isEqualTo(words[4]);
    }

    @Test
    void readingAllocatesNothing() {
        try (ProcFile stat = open("schedstat");
                ProcFile call = open("syscall")) {
            readBoth(stat, call, 20_000);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            threads.getCurrentThreadAllocatedBytes();
            long before = threads.getCurrentThreadAllocatedBytes();
            readBoth(stat, call, 10_000);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(allocated).isLessThan(10_000); // less than a byte a reading
        }
    }

    private void readBoth(ProcFile stat, ProcFile call, int times) {
        SchedStat numbers = new SchedStat();
        SyscallLine line = new SyscallLine();
        for (int i = 0; i < times; i++) {
            stat.read(text);
            numbers.parse(text);
            call.read(text);
            line.parse(text);
        }
    }
}
