package dev.gilspy.live;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.model.ThreadState;
import dev.gilspy.report.ShippedSchema;
import dev.gilspy.report.live.LiveJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gilspy top} without a screen. */
@Tag("live")
@Needs(Permission.PTRACE)
class TopLiveTest {
    private static final long LONGEST_RUN_SECONDS = 60;

    @TempDir Path directory;

    @Test
    void writesWindowsUntilTheTargetEndsOrNobodyReadsThem() throws Exception {
        try (PythonFixture target = PythonFixture.start(PythonVersions.any(), "spinners.py", 60)) {
            Process lines = top("lines.err", "--refresh=500ms", "--json-lines", pid(target));
            Process blocks = top("blocks.err", "--refresh=500ms", "--batch", pid(target));
            List<String> written = new ArrayList<>();
            BufferedReader reader = lines.inputReader();
            for (int i = 0; i < 3; i++) {
                written.add(reader.readLine());
            }
            try (BufferedReader first = blocks.inputReader()) {
                assertThat(first.readLine()).contains("pid " + target.pid());
            }
            assertThat(status(blocks)).isZero();

            ProcessHandle.of(target.pid()).orElseThrow().destroyForcibly();
            reader.lines().forEach(written::add);
            assertThat(status(lines)).isZero();
            assertThat(written).hasSizeGreaterThan(3).allSatisfy(line -> isWhole(line));
            assertThat(directory.resolve("lines.err")).isEmptyFile();
            assertThat(directory.resolve("blocks.err")).isEmptyFile();
        }
    }

    private static String pid(PythonFixture target) {
        return "--pid=" + target.pid();
    }

    /** In the last window the target may have been ending. */
    private static void isWhole(String text) throws IOException {
        new ShippedSchema(LiveJson::schema).assertValid(text);
        JsonObject line = JsonParser.parseString(text).getAsJsonObject();
        boolean full = line.get("window_ns").getAsLong() == 500_000_000;
        assertThat(line.get("utilisation").getAsDouble()).isBetween(full ? 0.8 : 0, 1.0);
        for (JsonElement element : line.getAsJsonArray("threads")) {
            JsonObject shares = element.getAsJsonObject().getAsJsonObject("shares");
            double sum = 0;
            for (ThreadState state : ThreadState.values()) {
                sum += shares.get(state.label()).getAsDouble();
            }
            assertThat(sum).isEqualTo(1, within(1e-4));
        }
        if (full) {
            assertThat(line.getAsJsonArray("threads")).hasSizeGreaterThanOrEqualTo(3);
            assertThat(line.get("demand").getAsDouble()).isBetween(1.5, 2.3);
        }
    }

    @Test
    void aCommandKeepsItsStreamsAndItsStatus() throws Exception {
        String script =
                "import sys, time\n"
                        + "sys.stdout.write(sys.stdin.read().upper())\n"
                        + "end = time.monotonic() + 1\n"
                        + "while time.monotonic() < end: pass\n"
                        + "sys.exit(7)";
        Process gilspy =
                top(
                        "command.err",
                        "--refresh=500ms",
                        "--batch",
                        "--",
                        PythonVersions.any().executable().toString(),
                        "-c",
                        script);
        gilspy.outputWriter().append("mine").close();

        assertThat(gilspy.inputReader().readLine()).isEqualTo("MINE");
        assertThat(status(gilspy)).isEqualTo(7);
        assertThat(directory.resolve("command.err"))
                .content(StandardCharsets.UTF_8)
                .contains("MainThread", "GIL held");
    }

    private Process top(String errors, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("top"));
        words.addAll(List.of(arguments));
        return new ProcessBuilder(GilspyCommand.of(words.toArray(String[]::new)))
                .redirectError(Files.createFile(directory.resolve(errors)).toFile())
                .start();
    }

    private static int status(Process process) throws InterruptedException {
        assertThat(process.waitFor(LONGEST_RUN_SECONDS, SECONDS)).as("it ends").isTrue();
        return process.exitValue();
    }
}
