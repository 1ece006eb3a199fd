package dev.gilspy.live;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.cpython.FakeImage;
import dev.gilspy.elf.Tool;
import dev.gilspy.error.ExitCode;
import dev.gilspy.target.LiveProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target whose interpreter is rewritten all the time: gilspy, run as root, must not care. */
@Tag("live")
class HostileTargetLiveTest {
    private static final Path SOURCE =
            Path.of("test-fixtures/hostile/rewrites_itself.c").toAbsolutePath();

    /** The JVM's own 128 MB of heap, and what it needs besides; 86 to 102 MB were seen. */
    private static final long MOST_RESIDENT_KB = 240 << 10;

    private static final long MOST_OUTPUT_BYTES = 8 << 20;
    private static final int LONGEST_SECONDS = 30;

    /** It may be found at a moment at which it looks like no Python. */
    private static final int ATTEMPTS = 10;

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    @TempDir private static Path folder;

    private static FakeImage image;

    @BeforeAll
    static void build() throws IOException {
        image = FakeImage.make();
        Files.write(folder.resolve("image.bin"), image.bytes());
        Tool.output(
                List.of(
                        "cc",
                        "-O1",
                        "-no-pie",
                        "-mcmodel=large",
                        "-pthread",
                        "-Wa,-I" + folder,
                        "-Wl,--export-dynamic",
                        "-Wl,--section-start=.PyRuntime=0x" + Long.toHexString(image.start()),
                        "-o",
                        folder.resolve("hostile").toString(),
                        SOURCE.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "on"})
    @Needs(Permission.KERNEL)
    void isRecordedInBoundedTimeAndMemory(String exact) throws Exception {
        List<String> command = new ArrayList<>(List.of(folder.resolve("hostile").toString()));
        image.tidWords().forEach(word -> command.add(word.toString()));
        try (LiveProcess target = LiveProcess.start(command, Map.of())) {
            assertThat(target.line()).startsWith("ready ");
            int status = ExitCode.NO_TARGET;
            for (int i = 0; i < ATTEMPTS && status != ExitCode.OK; i++) {
                status = record(target.pid(), exact);
                assertThat(status)
                        .as(Files.readString(folder.resolve("errors")))
                        .isIn(ExitCode.OK, ExitCode.NO_TARGET, ExitCode.UNSUPPORTED);
            }
            assertThat(status).as(Files.readString(folder.resolve("errors"))).isZero();
            assertThat(Files.size(folder.resolve("out.gilspy"))).isBetween(1L, MOST_OUTPUT_BYTES);
        }
    }

    private static int record(int pid, String exact) throws Exception {
        String output = folder.resolve("out.gilspy").toString();
        List<String> gilspy =
                GilspyCommand.record(pid, "--exact=" + exact, "-q", "-d", "2s", "-o", output);
        File errors = folder.resolve("errors").toFile();
        Process process = new ProcessBuilder(gilspy).redirectError(errors).start();
        assertThat(peakUntilItEnds(process)).isBetween(1L, MOST_RESIDENT_KB);
        return process.exitValue();
    }

    private static long peakUntilItEnds(Process process) throws Exception {
        long giveUp = System.nanoTime() + SECONDS.toNanos(LONGEST_SECONDS);
        long peakKb = 0;
        while (process.isAlive() && System.nanoTime() < giveUp) {
            peakKb = Math.max(peakKb, peakKb(process.pid()));
            Thread.sleep(50);
        }
        assertThat(process.isAlive()).as("still runs").isFalse();
        return peakKb;
    }

    private static long peakKb(long pid) {
        try {
            Matcher peak =
                    PEAK.matcher(Files.readString(Path.of("/proc/%d/status".formatted(pid))));
            return peak.find() ? Long.parseLong(peak.group(1)) : 0;
        } catch (IOException e) {
            return 0; // It has just ended.
        }
    }
}
