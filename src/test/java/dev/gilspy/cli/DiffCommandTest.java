package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Scene;
import dev.gilspy.compare.Service;
import dev.gilspy.error.ExitCode;
import dev.gilspy.model.ThreadState;
import dev.gilspy.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    @TempDir Path folder;

    private String before;
    private String same;
    private String worse;

    @BeforeEach
    void record() throws IOException {
        before = record("before.gilspy", new Service(1).seconds(10));
        same = record("same.gilspy", new Service(2).seconds(10));
        worse = record("worse.gilspy", new Service(3).seconds(10).napping(0.3));
    }

    @Test
    void whatIsWorseFailsAndIsNamed() throws IOException {
        CommandRun run = diff(before, worse, "--fail-on-regression", "10%");

        assertThat(run.exitCode()).isEqualTo(ExitCode.EXCEEDED);
        assertThat(run.err())
                .startsWith("gilspy: FAILED: ")
                .contains("held-blocked: 0.0 % → 29.6 %", "poll_device (device.py:17)");
        assertThat(report()).contains("FAILED: ");
    }

    @Test
    void whatIsTheSamePasses() throws IOException {
        CommandRun run = diff(before, same, "--fail-on-regression=10");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(report()).contains("PASSED: ");
    }

    @Test
    void withoutTheOptionWorseIsNoFailure() throws IOException {
        CommandRun run = diff(before, worse);

        assertThat(run.exitCode()).isZero();
        assertThat(report()).contains("WORSE").doesNotContain("FAILED");
    }

    @Test
    void severalFormatsAtOnce() throws IOException {
        Path markdown = folder.resolve("a.md");
        Path json = folder.resolve("a.json");
        Path folded = folder.resolve("a.folded");

        diff(before, worse, "-o", "" + markdown, "-o", "" + json, "-o", "" + folded);

        assertThat(markdown).content().startsWith("### gilspy diff: worse\n");
        assertThat(json).content().startsWith("{\n  \"schema\": 1,");
        assertThat(folded).content().contains("poll_device (/srv/device.py);[held-blocked] 0 2");
    }

    @Test
    void whatIsNotComparableIsRefusedUnlessTold() throws IOException {
        String fewer = record("fewer.gilspy", 2, 3000);
        String more = record("more.gilspy", 4, 3000);

        CommandRun refused = diff(more, fewer);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err())
                .contains("not comparable", "usable CPUs: 4.0 before, 2.0 after", "--anyway");
        assertThat(folder.resolve("diff.txt")).doesNotExist();

        assertThat(diff(more, fewer, "--anyway").exitCode()).isZero();
        assertThat(report()).contains("! Not comparable, by usable CPUs");
    }

    @Test
    void aShortRecordingCannotPassAsNoRegression() throws IOException {
        String first = record("first.gilspy", 4, 900);

        CommandRun run = diff(first, first, "--fail-on-regression", "10%");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("too short to tell a regression from noise", "--strict");
        assertThat(diff(first, first, "--fail-on-regression", "10%", "--strict").exitCode())
                .isZero();
    }

    @Test
    void aRecordingOfNothingIsSaidSo() throws IOException {
        Path path = folder.resolve("nothing.gilspy");
        try (RecordingWriter writer = RecordingWriter.open(path)) {
            new Scene(writer.open()).begin().end(0);
        }

        CommandRun run = diff(before, path.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("Nothing was observed in " + path);
    }

    private CommandRun diff(String first, String second, String... options) {
        String[] args = Arrays.copyOf(new String[] {"diff", first, second}, 5 + options.length);
        args[3] = "-o";
        args[4] = folder.resolve("diff.txt").toString();
        System.arraycopy(options, 0, args, 5, options.length);
        return CommandRun.of(args);
    }

    private String report() throws IOException {
        return Files.readString(folder.resolve("diff.txt"));
    }

    private String record(String name, Service service) throws IOException {
        Path path = folder.resolve(name);
        try (RecordingWriter writer = RecordingWriter.open(path)) {
            service.play(writer.open());
        }
        return path.toString();
    }

    private String record(String name, double cpus, double millis) throws IOException {
        Path path = folder.resolve(name);
        try (RecordingWriter writer = RecordingWriter.open(path)) {
            Scene scene = new Scene(writer.open()).cpus(cpus).begin();
            scene.is(scene.thread("MainThread"), ThreadState.RUNNING, millis, 0).end(millis);
        }
        return path.toString();
    }

    @Test
    void workersAreComparedByRoleAndNobodyIsComparedWithWhatDoesSomethingElse() throws IOException {
        String two = recordWorkers("two.gilspy", "worker", 1, 2, 1);
        String three = recordWorkers("three.gilspy", "worker", 20, 3, 2);
        CommandRun run = diff(two, three, "--fail-on-regression", "10%");
        assertThat(run.exitCode()).isEqualTo(ExitCode.EXCEEDED);
        assertThat(report())
                .contains("gilspy diff · gunicorn: worker", "the mean of 3 processes")
                .contains("worker-* · hold p50");

        String others = recordWorkers("others.gilspy", "beat", 40, 2, 1);
        CommandRun refused = diff(two, others);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err())
                .contains("No process of one recording does what one of the other does:")
                .contains("gunicorn: worker before, gunicorn: beat after");
    }

    private String recordWorkers(String name, String role, int seed, int count, double scoring) {
        Path file = folder.resolve(name);
        try (RecordingWriter writer = RecordingWriter.open(file)) {
            for (int i = 0; i < count; i++) {
                Scene scene = new Scene(writer.open()).of(100 * seed + i, "gunicorn: " + role);
                new Service(seed + i).seconds(10).scoring(scoring).play(scene);
            }
        }
        return file.toString();
    }
}
