package dev.gilspy.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.recording.RecordingReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording that goes on until it is told to end, with everything on that a long run has. */
@Tag("live")
@Needs(Permission.PTRACE)
class LongRunLiveTest {
    private static final String METRICS = "gilspy: metrics are at ";
    private static final int REFRESHED_TIMES = 3;

    @TempDir Path directory;

    @Test
    void prometheusReportsAndRecordingsAreUpToDateWhileItGoesOn() throws Exception {
        try (PythonFixture target = PythonFixture.start(PythonVersions.any(), "spinners.py", 120)) {
            Process gilspy = start(target.pid());
            try {
                BufferedReader errors = gilspy.errorReader();
                String metrics = errors.readLine();
                assertThat(metrics).startsWith(METRICS);
                try (Prometheus prometheus =
                        Prometheus.scraping(metrics.substring(METRICS.length()), directory)) {
                    assertRefreshed();
                    assertUtilisation(prometheus);
                }
                assertReportOnSignal(gilspy);
                ProcessHandle.of(gilspy.pid()).orElseThrow().destroy();
                assertThat(gilspy.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(gilspy.exitValue()).as("%s", errors.lines().toList()).isZero();
            } finally {
                gilspy.destroyForcibly();
            }
            assertThat(recordings()).hasSize(3).contains(directory.resolve("a.gilspy"));
            recordings().forEach(LongRunLiveTest::assertWhole);
        }
    }

    private Process start(int pid) throws IOException {
        List<String> command =
                GilspyCommand.record(pid, "-d", "0", "--rotate", "2s", "--keep", "3");
        command.addAll(List.of("--every", "1s", "--metrics-port", "0", "-o", "-"));
        command.addAll(List.of("-o", directory.resolve("a.json").toString()));
        command.addAll(List.of("-o", directory.resolve("a.gilspy").toString()));
        return new ProcessBuilder(command).start();
    }

    /** Every look at the report finds a whole one, and after a while a newer one. */
    private void assertRefreshed() throws Exception {
        Path report = directory.resolve("a.json");
        long observed = 0;
        int times = 0;
        while (times < REFRESHED_TIMES) {
            String text = Files.readString(report);
            if (!text.isEmpty()) { // else it is the file that was made to see whether it can be
                JsonObject window =
                        JsonParser.parseString(text).getAsJsonObject().getAsJsonObject("window");
                long now = window.get("duration_ns").getAsLong();
                times += now > observed ? 1 : 0;
                observed = now;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /**
     * Two threads that only spin hold the GIL nearly always, half of the time each. On a machine
     * with too few CPUs, one that let go of it may queue for a CPU instead of waiting.
     */
    private static void assertUtilisation(Prometheus prometheus) throws Exception {
        prometheus.await("count_over_time(gilspy_gil_held_seconds_total[6s]) >= 6");
        assertThat(prometheus.value("rate(gilspy_gil_held_seconds_total[5s])")).isBetween(0.7, 1.2);
        assertThat(prometheus.value("gilspy_gil_utilisation_ratio")).isBetween(0.7, 1.0);
        assertThat(prometheus.value("gilspy_gil_demand_threads")).isBetween(1.1, 2.1);
        assertThat(
                        prometheus.value(
                                "sum by (thread_group) (rate(gilspy_thread_state_seconds_total"
                                        + "{state=\"waiting\", thread_group=\"spin-*\"}[5s]))"))
                .isBetween(0.2, 1.3);
        assertThat(prometheus.value("gilspy_threads{thread_group=\"spin-*\"}")).isEqualTo(2);
        assertThat(prometheus.value("up")).isEqualTo(1);
    }

    private static void assertReportOnSignal(Process gilspy) throws Exception {
        new ProcessBuilder("kill", "-USR1", String.valueOf(gilspy.pid())).start().waitFor();
        assertThat(gilspy.inputReader().readLine()).startsWith("gilspy · pid ");
        assertThat(gilspy.isAlive()).isTrue();
    }

    private List<Path> recordings() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".gilspy")).toList();
        }
    }

    private static void assertWhole(Path recording) {
        Ledger ledger = new Ledger();
        assertThat(RecordingReader.replay(recording, () -> ledger).truncated()).isFalse();
        assertThat(ledger.summary().processes()).hasSize(1);
    }
}
