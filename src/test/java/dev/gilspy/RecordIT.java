package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.Launcher.Outcome;
import dev.gilspy.live.PythonFixture;
import dev.gilspy.live.PythonVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings of a live process, ended by whatever may end them, and looks at it. */
@Tag("live")
class RecordIT {
    private static final int TARGET_SECONDS = 60;

    @TempDir private Path folder;

    private PythonFixture target;

    @BeforeEach
    void startTarget() {
        target = PythonFixture.start(PythonVersions.any(), "spinners.py", TARGET_SECONDS);
    }

    @AfterEach
    void theTargetIsNotHarmed() throws IOException {
        boolean alive = target.alive();
        String status = Files.readString(Path.of("/proc/%d/status".formatted(target.pid())));
        target.close();
        assertThat(alive).isTrue();
        assertThat(status).containsPattern("State:\\s[RS]").containsPattern("TracerPid:\\s0");
    }

    @ParameterizedTest
    @CsvSource({"INT", "TERM"})
    void aSignalEndsTheRecordingAndTheReportIsWritten(String signal) throws Exception {
        Process gilspy = recording("a.gilspy", "a.txt");

        kill(signal, gilspy);

        assertThat(gilspy.waitFor()).isZero();
        assertThat(Files.readString(folder.resolve("a.txt"))).contains("spin-0");
        assertThat(report("a.gilspy").errors()).isEmpty();
    }

    @Test
    void whatWasRecordedBeforeSigkillIsReadable() throws Exception {
        Process gilspy = recording("a.gilspy");

        kill("KILL", gilspy);

        assertThat(gilspy.waitFor()).isEqualTo(128 + 9);
        Outcome report = report("a.gilspy");
        assertThat(report.status()).isZero();
        assertThat(report.errors()).startsWith("gilspy: The recording was cut off");
        assertThat(report.output()).contains("spin-0");
    }

    @Test
    void aReaderThatGoesAwayIsNoFailure() throws Exception {
        Launcher launcher = Launcher.packaged();
        Process gilspy = launcher.start("record", "--pid", target.pid(), "-d", "1s", "--exact=off");
        gilspy.getInputStream().close();

        assertThat(gilspy.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(gilspy.exitValue()).isZero();
        assertThat(gilspy.errorReader().lines()).hasSize(1);
    }

    @Test
    void aCommandIsRecordedFromItsStartAndGivesItsStatus() throws Exception {
        String python = PythonVersions.any().executable().toString();
        String script = "import sys, threading, time; time.sleep(1.5); sys.exit(7)";
        Path report = folder.resolve("a.txt");

        Outcome outcome =
                Launcher.packaged()
                        .run("record", "-d", "0", "-o", report, "--", python, "-c", script);

        assertThat(outcome.status()).isEqualTo(7);
        assertThat(Files.readString(report)).contains("MainThread");
    }

    @ParameterizedTest
    @CsvSource({"holder", "process"})
    void aCommandCanBeStoppedForItsStacks(String pause) throws Exception {
        String python = PythonVersions.any().executable().toString();
        String script =
                "import sys, time\nt = time.time()\nwhile time.time() < t + 2: pass\nsys.exit(7)";
        Path report = folder.resolve("a.json");

        Outcome outcome =
                Launcher.packaged()
                        .run(
                                "record",
                                "-d",
                                "0",
                                "--pause=" + pause,
                                "-o",
                                report,
                                "--",
                                python,
                                "-c",
                                script);

        assertThat(outcome.status()).isEqualTo(7);
        JsonObject window =
                JsonParser.parseString(Files.readString(report))
                        .getAsJsonObject()
                        .getAsJsonObject("window");
        double samples = window.get("samples").getAsDouble();
        assertThat(samples).isGreaterThan(100);
        assertThat(window.get("failed_stops").getAsDouble()).isLessThan(samples / 10);
        assertThat(window.get("stopped_detail").getAsString()).isEqualTo("The process has ended.");
    }

    @Test
    void aTargetThatIsStoppedIsToldAtOnce() throws Exception {
        kill("STOP", target.pid());
        Outcome outcome = Launcher.packaged().run("record", "--pid", target.pid(), "-d", "200ms");
        kill("CONT", target.pid());

        assertThat(outcome.errors())
                .contains(
                        "process %d is stopped; nothing in it moves until SIGCONT"
                                .formatted(target.pid()));
    }

    @Test
    void aLookShowsEveryThreadAndItsStack() throws Exception {
        Outcome text = Launcher.packaged().run("dump", "--pid", target.pid());
        assertThat(text.errors()).isEmpty();
        assertThat(text.output()).contains("MainThread", "spin-0", "spin-1", "fixture.py");

        Outcome json = Launcher.packaged().run("dump", "--pid", target.pid(), "--json");
        assertThat(JsonParser.parseString(json.output()).isJsonObject()).isTrue();
        assertThat(json.output()).contains("spin-1");
    }

    /** A recording without end that has been going on for two seconds. */
    private Process recording(String... files) throws Exception {
        Object[] arguments = new Object[5 + 2 * files.length];
        Object[] fixed = {"record", "--pid", target.pid(), "-d", "0"};
        System.arraycopy(fixed, 0, arguments, 0, fixed.length);
        for (int i = 0; i < files.length; i++) {
            arguments[5 + 2 * i] = "-o";
            arguments[6 + 2 * i] = folder.resolve(files[i]);
        }
        Process gilspy = Launcher.packaged().start(arguments);
        assertThat(gilspy.errorReader().readLine()).startsWith("gilspy: recording process ");
        TimeUnit.SECONDS.sleep(2);
        return gilspy;
    }

    private Outcome report(String file) throws Exception {
        return Launcher.packaged().run("report", folder.resolve(file));
    }

    private static void kill(String signal, Process process) throws Exception {
        kill(signal, process.pid());
    }

    private static void kill(String signal, long pid) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
    }
}
