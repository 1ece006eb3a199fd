package dev.gilspy;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.Launcher.Outcome;
import dev.gilspy.live.Attempts;
import dev.gilspy.live.PythonVersions;
import dev.gilspy.report.JsonSchemaTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that gilspy starts: what of them is recorded, and that they do not notice. */
@Tag("live")
class LaunchIT {
    private static final String PYTHON = PythonVersions.any().executable().toString();
    private static final int SPIN_MILLIS = 400;
    private static final String SPIN =
            "import time\nend = time.monotonic() + %s\nwhile time.monotonic() < end: pass\n";

    @TempDir private Path folder;

    private Path report;

    @BeforeEach
    void writeScripts() throws IOException {
        report = folder.resolve("report.json");
        Files.writeString(folder.resolve("spin.py"), SPIN.formatted(SPIN_MILLIS / 1000.0));
        Files.writeString(folder.resolve("script.sh"), "$PYTHON spin.py\nexit 7\n");
    }

    /** The recording is at least as long as the program took from its first line to its end. */
    @ParameterizedTest
    @CsvSource({
        "$PYTHON spin.py, 0",
        "exec $PYTHON spin.py, 0",
        "sh script.sh, 7",
        "env A=1 nice timeout 60 $PYTHON spin.py; exit $?, 0"
    })
    void nothingIsMissedFromTheFirstLineOn(String script, int status) throws Exception {
        List<Outcome> all = observedFor(SPIN_MILLIS, "sh", "-c", script);
        assertThat(all).allSatisfy(each -> assertThat(each.status()).isEqualTo(status));
        assertThat(json().getAsJsonArray("processes").toString()).contains("spin.py");
    }

    @Test
    void aCommandOfAMomentHasAReport() throws Exception {
        List<Outcome> all = observedFor(1, PYTHON, "-c", "print(1)");
        assertThat(all).allSatisfy(each -> assertThat(each.output()).isEqualTo("1\n"));
    }

    /** Runs of a command up to the one that was observed for so long; the others were missed. */
    private List<Outcome> observedFor(int millis, String... command) {
        List<Outcome> all = new ArrayList<>();
        Attempts.untilExact(
                () -> {
                    all.add(recordUnchecked(command));
                    assertThat(report).isNotEmptyFile();
                    assertThat(observedNanos()).isGreaterThanOrEqualTo(millis * 1_000_000L);
                });
        return all;
    }

    private Outcome recordUnchecked(String... command) {
        try {
            return record(command);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long observedNanos() {
        try {
            return window().get("duration_ns").getAsLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its parent waits for both workers. */
    @Test
    void whatACommandStartsIsRecordedToo() throws Exception {
        Files.writeString(
                folder.resolve("pool.py"),
                """
                import multiprocessing, runpy
                if __name__ == "__main__":
                    context = multiprocessing.get_context("fork")
                    workers = [context.Process(target=runpy.run_path, args=("spin.py",)) for _ in "ab"]
                    for worker in workers: worker.start()
                    for worker in workers: worker.join()
                """);
        Files.writeString(folder.resolve("spin.py"), SPIN.formatted(2.0));
        List<String> words = new ArrayList<>(List.of("record", "-s", "-d", "0", "-o"));
        words.addAll(List.of(report.toString(), "--", "sh", "-c", "$PYTHON pool.py; exit 7"));
        assertThat(outcome(started(null, words)).status()).isEqualTo(7);

        var processes = json().getAsJsonArray("processes");
        assertThat(processes).hasSize(3);
        int parent = processes.get(0).getAsJsonObject().get("pid").getAsInt();
        for (int worker = 1; worker <= 2; worker++) {
            JsonObject process = processes.get(worker).getAsJsonObject();
            assertThat(process.get("parent_pid").getAsInt()).isEqualTo(parent);
            assertThat(
                            process.getAsJsonArray("interpreters")
                                    .get(0)
                                    .getAsJsonObject()
                                    .get("utilisation")
                                    .getAsDouble())
                    .isGreaterThan(0.5);
        }
    }

    @Test
    void bytesGoThroughAsTheyAre() throws Exception {
        byte[] bytes = new byte[100_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        Process gilspy =
                start(PYTHON, "-c", "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read())");
        try (var input = gilspy.getOutputStream()) {
            input.write(bytes);
        }
        assertThat(gilspy.getInputStream().readAllBytes()).isEqualTo(bytes);
        assertThat(gilspy.waitFor()).isZero();
        assertThat(report).isNotEmptyFile();
    }

    @ParameterizedTest
    @CsvSource({"sys.exit(9), 9", "'os.kill(os.getpid(), 9)', 137", "raise SystemError, 1"})
    void theStatusIsTheCommandsOwn(String end, int status) throws Exception {
        String script = "import os, sys, time; time.sleep(0.2); " + end;
        assertThat(record(PYTHON, "-c", script).status()).isEqualTo(status);
        assertThat(window().get("stopped_by").getAsString()).isEqualTo("exit");
        JsonSchemaTest.assertValid(Files.readString(report));
    }

    @ParameterizedTest
    @CsvSource({"exit 0, 3", "exit 4, 4"})
    void withoutAPythonThereIsNoReport(String script, int status) throws Exception {
        Outcome outcome = record("sh", "-c", script);
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.errors()).contains("and none of its processes ran Python");
        assertThat(report).doesNotExist();
    }

    @Test
    void aDaemonThatOutlivesTheCommandIsNotWaitedFor() throws Exception {
        Path daemon = folder.resolve("daemon");
        String python =
                "import os, time; open('daemon', 'w').write(str(os.getpid())); time.sleep(60)";
        Process gilspy =
                start("sh", "-c", "$PYTHON -c \"%s\" >&- 2>&- & sleep 1".formatted(python));
        assertThat(gilspy.waitFor(30, SECONDS)).isTrue();
        assertThat(gilspy.exitValue()).isZero();
        var left = ProcessHandle.of(Long.parseLong(Files.readString(daemon))).orElseThrow();
        assertThat(left.destroy()).isTrue();
        assertThat(json().getAsJsonArray("processes").toString()).contains("daemon");
    }

    /** The terminal sends SIGINT to all that run in it. */
    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aSignalEndsTheCommandAndTheReportIsWritten(String signal) throws Exception {
        String python =
                """
                import signal, sys, time
                def end(number, frame):
                    print("told"); sys.exit(5)
                signal.signal(signal.SIGINT, end); signal.signal(signal.SIGTERM, end)
                print("ready", flush=True); time.sleep(60)
                """;
        Process gilspy = started("setsid", arguments(PYTHON, "-c", python));
        var output = gilspy.inputReader();
        assertThat(output.readLine()).isEqualTo("ready");
        boolean group = signal.equals("INT");
        new ProcessBuilder("kill", "-" + signal, "--", (group ? "-" : "") + gilspy.pid())
                .start()
                .waitFor();
        assertThat(output.readLine()).isEqualTo("told");
        assertThat(gilspy.waitFor()).isEqualTo(5);
        assertThat(json().getAsJsonArray("processes")).hasSize(1);
    }

    private JsonObject json() throws IOException {
        return JsonParser.parseString(Files.readString(report)).getAsJsonObject();
    }

    private JsonObject window() throws IOException {
        return json().getAsJsonObject("window");
    }

    private Outcome record(String... command) throws Exception {
        return outcome(start(command));
    }

    private static Outcome outcome(Process gilspy) throws Exception {
        gilspy.getOutputStream().close();
        String output = text(gilspy.getInputStream().readAllBytes());
        String errors = text(gilspy.getErrorStream().readAllBytes());
        return new Outcome(gilspy.waitFor(), output, errors);
    }

    private Process start(String... command) throws IOException {
        return started(null, arguments(command));
    }

    private List<String> arguments(String... command) {
        List<String> arguments = new ArrayList<>(List.of("record", "-d", "0", "-o"));
        arguments.addAll(List.of(report.toString(), "--"));
        arguments.addAll(Arrays.asList(command));
        return arguments;
    }

    private Process started(String wrapper, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (wrapper != null) {
            command.add(wrapper);
        }
        command.add(Launcher.packaged().path());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("PYTHON", PYTHON);
        return builder.start();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
