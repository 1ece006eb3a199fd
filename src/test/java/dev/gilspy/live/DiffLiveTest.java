package dev.gilspy.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A change that makes a real service worse is found between two recordings of it, and named; no
 * change is none.
 */
@Tag("live")
@Needs(Permission.PTRACE)
class DiffLiveTest {
    @TempDir private static Path folder;

    private record Outcome(int status, String output) {}

    @Test
    void theSameServicePasses() {
        compare(
                "nothing",
                diff -> {
                    assertThat(diff.output).contains("PASSED: ");
                    assertThat(diff.status).isZero();
                });
    }

    @Test
    void sleepingWithTheGilFailsAndIsNamed() throws IOException {
        String place = "ask_device (regresses.py:%d)".formatted(lineOf(".usleep("));
        compare(
                "naps",
                diff -> {
                    assertThat(diff.status).isEqualTo(1);
                    assertThat(diff.output)
                            .containsPattern("held-blocked: 0\\.\\d % → \\d\\d\\.\\d % .*; look at")
                            .contains("look at " + place)
                            .containsPattern("poller · held-blocked +.* worse")
                            .containsPattern("waiting caused · ask_device .* worse");
                });
    }

    @Test
    void aFunctionThatTakesTwiceAsLongIsNamed() {
        compare(
                "slow",
                diff ->
                        assertThat(diff.output)
                                .containsPattern("GIL held +\\d.* more")
                                .containsPattern(
                                        "held · score \\(regresses\\.py:\\d+\\) +.* more"));
    }

    /** The machine's other load is in both recordings: what does not come out is recorded anew. */
    private static void compare(String change, Consumer<Outcome> assertions) {
        Attempts.untilExact(
                () -> {
                    if (!Files.exists(Path.of(file("before")))) {
                        record("before", "nothing");
                    }
                    record("after", change);
                    try {
                        assertions.accept(failingDiff("after"));
                    } catch (AssertionError e) {
                        assertThat(Path.of(file("before")).toFile().delete()).isTrue();
                        throw e;
                    }
                });
    }

    /** Two recordings are compared as CI does. */
    private static Outcome failingDiff(String after) {
        return run(
                GilspyCommand.of(
                        "diff",
                        file("before"),
                        file(after),
                        "--fail-on-regression=10%",
                        "-f",
                        "text"));
    }

    private static void record(String name, String change) {
        try (PythonFixture target =
                PythonFixture.start(PythonVersions.any(), "regresses.py", 60, change)) {
            Outcome recorded =
                    run(GilspyCommand.record(target.pid(), "-q", "-d", "4s", "-o", file(name)));
            assertThat(recorded.status).as(recorded.output).isZero();
        }
    }

    private static String file(String name) {
        return folder.resolve(name + ".gilspy").toString();
    }

    private static Outcome run(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("COLUMNS", "160");
            Process gilspy = builder.start();
            String output = new String(gilspy.getInputStream().readAllBytes(), UTF_8);
            return new Outcome(gilspy.waitFor(), output);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int lineOf(String text) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("test-fixtures/python/regresses.py"));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new AssertionError("no line has " + text);
    }
}
