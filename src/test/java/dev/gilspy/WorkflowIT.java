package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.Workflow.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's CI workflow, as it stands there, on a small project: what runs is what a reader
 * copies. Only GitHub's own actions are left out.
 */
@Tag("live")
class WorkflowIT {
    private static final Path PROJECT = Path.of("test-fixtures/workflow");

    @TempDir private Path folder;

    private Path checkout;
    private Path summary;
    private String base;

    @BeforeEach
    void checkOut() throws Exception {
        checkout = folder.resolve("project");
        summary = folder.resolve("summary.md");
        copy(PROJECT, checkout);
        shell("git init -q && git add -A && git commit -qm base", Map.of());
        base = shell("git rev-parse HEAD", Map.of()).strip();
        shell("git commit -q --allow-empty -m head", Map.of());
    }

    @Test
    void theReadmesWorkflowRunsAsWritten() throws Exception {
        List<Step> steps = Workflow.in(Path.of("README.md")).steps();
        List<String> commands = new ArrayList<>();
        for (Step step : steps) {
            if (step.run() != null) {
                shell(step.run(), step.environment());
                commands.add(step.run());
            }
        }
        assertThat(String.join("\n", commands))
                .contains("gilspy record", "gilspy check", "gilspy diff");
        assertThat(Files.readString(summary)).contains("scorer-", "gilspy diff");
        steps.stream().filter(step -> isUpload(step)).forEach(this::assertUploaded);
        assertThat(steps).anyMatch(WorkflowIT::isUpload);
    }

    @Test
    void aTestThatFailsFailsTheJob() throws Exception {
        Files.writeString(
                checkout.resolve("tests/test_wrong.py"),
                "import unittest\n\nclass Wrong(unittest.TestCase):\n    def test_it(self):\n"
                        + "        self.fail()\n");
        Step recording =
                Workflow.in(Path.of("README.md")).steps().stream()
                        .filter(step -> step.run() != null && step.run().contains("-o gil.gilspy"))
                        .findFirst()
                        .orElseThrow();
        Process process = start(recording.run(), recording.environment());
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isEqualTo(1);
        assertThat(output).contains("FAILED (failures=1)");
    }

    private static boolean isUpload(Step step) {
        return step.uses() != null && step.uses().startsWith("actions/upload-artifact@");
    }

    private void assertUploaded(Step upload) {
        String.valueOf(upload.with().get("path"))
                .lines()
                .forEach(file -> assertThat(checkout.resolve(file)).isNotEmptyFile());
    }

    private String shell(String commands, Map<String, String> environment) throws Exception {
        Process process = start(commands, environment);
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as("%s\n%s", commands, output).isZero();
        return output;
    }

    /** As GitHub's runner starts a step that names no shell; see its documentation of "shell". */
    private Process start(String commands, Map<String, String> environment) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", commands)
                        .directory(checkout.toFile())
                        .redirectErrorStream(true);
        Map<String, String> all = new HashMap<>(environment);
        all.replaceAll((name, value) -> expression(value));
        builder.environment().putAll(all);
        builder.environment().put("GITHUB_STEP_SUMMARY", summary.toString());
        builder.environment()
                .merge("PATH", Launcher.home().resolve("bin") + ":", (old, bin) -> bin + old);
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            builder.environment().put("GIT_" + who + "_NAME", "test");
            builder.environment().put("GIT_" + who + "_EMAIL", "test@localhost");
        }
        return builder.start();
    }

    /** The only expression of GitHub's that the workflow may have. */
    private String expression(String value) {
        String replaced = value.replace("${{ github.event.pull_request.base.sha }}", base);
        assertThat(replaced).doesNotContain("${{");
        return replaced;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file :
                    files.filter(each -> !each.toString().contains("__pycache__")).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
