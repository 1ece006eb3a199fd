package dev.gilspy;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import dev.gilspy.live.PythonFixture;
import dev.gilspy.live.PythonVersions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Signals in the midst of writing: one report goes into a pipe that is not read on, the others come
 * after it.
 */
@Tag("live")
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SignalsIT {
    private static final int TARGET_SECONDS = 60;
    private static final int LONGEST_END_SECONDS = 20;
    private static final long LOOK_NANOS = 10_000_000;

    /** Two of the same that are not sent by one timeout(1). */
    private static final long APART_NANOS = 300_000_000;

    /** More than a recording begins with before there was a sample. */
    private static final int HEADER_BYTES = 1_000;

    private static final String OLD = "what was here before";

    private static final String RECORDING =
            Path.of("test-fixtures/recordings/one-interpreter.gilspy").toAbsolutePath().toString();

    @TempDir private Path folder;

    private Path pipe;
    private Path old;

    @BeforeEach
    void makeOutputs() throws Exception {
        pipe = folder.resolve("pipe.html");
        old = Files.writeString(folder.resolve("old.json"), OLD);
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    }

    @ParameterizedTest
    @CsvSource({"INT, INT, 130", "HUP, TERM, 143"})
    @Needs(Permission.PTRACE)
    void theSecondEndsARecordingAtOnce(String first, String second, int status) throws Exception {
        try (PythonFixture target = target()) {
            Process gilspy = record(target, "a.gilspy", "new.json", "old.json", "pipe.html");
            try (InputStream reader = Files.newInputStream(pipe)) {
                awaitRecording(gilspy);
                signal(first, gilspy);
                assertThat(reader.read()).isPositive();
                assertThat(gilspy.isAlive()).isTrue();
                LockSupport.parkNanos(first.equals(second) ? APART_NANOS : 0);
                signal(second, gilspy);
                assertEnds(gilspy, status);
            }
            assertThat(target.alive()).isTrue();
        }
        assertThat(files()).containsExactly("a.gilspy", "old.json", "pipe.html");
        assertThat(old).hasContent(OLD);
        assertThat(Launcher.packaged().run("report", folder.resolve("a.gilspy")).output())
                .contains("spin-0");
    }

    @Test
    @Needs(Permission.PTRACE)
    void aTerminalThatGoesEndsARecordingAndTheReportIsWritten() throws Exception {
        assertReportIsWrittenAfter("kill -HUP %1$d");
    }

    /** As timeout(1) does; also where the first has been handled when the second comes. */
    @Test
    @Needs(Permission.PTRACE)
    void theSameTwiceAtOnceIsOne() throws Exception {
        assertReportIsWrittenAfter("kill -INT %1$d && sleep 0.01 && kill -INT %1$d");
    }

    /**
     * @param script takes gilspy's process id
     */
    private void assertReportIsWrittenAfter(String script) throws Exception {
        try (PythonFixture target = target()) {
            Process gilspy = record(target, "a.gilspy", "old.json");
            awaitRecording(gilspy);
            new ProcessBuilder("sh", "-c", script.formatted(gilspy.pid())).start().waitFor();
            assertEnds(gilspy, 0);
        }
        assertThat(old).content().contains("\"stopped_by\": \"signal\"");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void theFirstEndsAReportAtOnce(String signal, int status) throws Exception {
        Process gilspy = start("report", List.of(RECORDING), "new.json", "old.json", "pipe.html");
        try (InputStream reader = Files.newInputStream(pipe)) {
            assertThat(reader.read()).isPositive();
            signal(signal, gilspy);
            assertEnds(gilspy, status);
        }
        assertThat(files()).containsExactly("old.json", "pipe.html");
        assertThat(old).hasContent(OLD);
    }

    private static PythonFixture target() {
        return PythonFixture.start(PythonVersions.any(), "spinners.py", TARGET_SECONDS);
    }

    private Process record(PythonFixture target, String... outputs) throws IOException {
        return start(
                "record", List.of("--pid", "" + target.pid(), "-d", "0", "--exact=off"), outputs);
    }

    /** With the signals as they are for whoever types it, and not as for nohup(1). */
    private Process start(String command, List<String> arguments, String... outputs)
            throws IOException {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "env",
                                "--default-signal=HUP,INT,TERM",
                                "GILSPY_CONFIG=",
                                Launcher.packaged().path(),
                                command));
        words.addAll(arguments);
        Arrays.stream(outputs).forEach(file -> words.addAll(List.of("-o", file)));
        return new ProcessBuilder(words).directory(folder.toFile()).start();
    }

    /** Until something is in the file. */
    private void awaitRecording(Process gilspy) throws IOException {
        assertThat(gilspy.errorReader().readLine()).startsWith("gilspy: recording process ");
        while (gilspy.isAlive() && folder.resolve("a.gilspy").toFile().length() < HEADER_BYTES) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static void signal(String name, Process process) throws Exception {
        String pid = Long.toString(process.pid());
        new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
    }

    private static void assertEnds(Process gilspy, int status) throws InterruptedException {
        boolean ended = gilspy.waitFor(LONGEST_END_SECONDS, SECONDS);
        gilspy.destroyForcibly();
        assertThat(ended).isTrue();
        assertThat(gilspy.exitValue()).isEqualTo(status);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
