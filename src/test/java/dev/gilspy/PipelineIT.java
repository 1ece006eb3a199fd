package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.live.PythonVersions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A project's pipeline: it passes as long as the GIL is no problem, fails with each regression that
 * is put in, and passes again without; once alone and once beside a CPU hog.
 */
@Tag("live")
class PipelineIT {
    private static final int ROUNDS = 2;

    /** Of check and diff, each on two regressions and without. */
    private static final int ANSWERS_A_ROUND = 6;

    @Test
    void failsWithARegressionAndPassesWithout() throws Exception {
        Process pipeline = pipeline();
        pipeline.getOutputStream().close();
        List<String> said = lines(pipeline);

        assertThat(pipeline.waitFor()).as(String.join("\n", said)).isZero();
        assertThat(said)
                .filteredOn(line -> line.matches("round \\d, .*: \\d+"))
                .hasSize(ROUNDS * ANSWERS_A_ROUND)
                .contains(
                        "round 1, taken-out, check: 0",
                        "round 1, taken-out, diff: 0",
                        "round 2, sleep-under-the-gil, CPU hog, check: 1",
                        "round 2, removed-release, CPU hog, diff: 1");
    }

    private static Process pipeline() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("bash", "test-fixtures/ci/pipeline.sh", "" + ROUNDS)
                        .redirectErrorStream(true);
        builder.environment().put("GILSPY", Launcher.packaged().path());
        builder.environment().put("SECONDS_EACH", "6");
        builder.environment().put("PYTHON", PythonVersions.any().executable().toString());
        return builder.start();
    }

    private static List<String> lines(Process process) throws IOException {
        byte[] output = process.getInputStream().readAllBytes();
        return new String(output, StandardCharsets.UTF_8).lines().toList();
    }
}
