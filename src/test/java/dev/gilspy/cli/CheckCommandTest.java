package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.FleetScenes;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.model.ThreadState;
import dev.gilspy.recording.RecordingWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check of a recording ends with, says and writes. */
class CheckCommandTest {
    private static final int SECONDS = 10;

    @TempDir Path folder;

    private Path recording;

    /** Two workers that take turns: each waits half of its time, in holds and waits of 5 ms. */
    @BeforeEach
    void record() {
        recording = folder.resolve("a.gilspy");
        try (RecordingWriter writer = RecordingWriter.open(recording)) {
            Scene scene = new Scene(writer.open()).exact().begin();
            int first = scene.thread("worker-1");
            int second = scene.thread("worker-2");
            int work = scene.stack("main /srv/app.py:9", "compute /srv/app.py:5");
            for (int turn = 0; turn < 100 * SECONDS; turn++) {
                scene.is(first, ThreadState.RUNNING, 5, work).waits(first, 5, work, second, work);
                scene.waits(second, 5, work, first, work).is(second, ThreadState.RUNNING, 5, work);
            }
            scene.kernelQuality(1000 * SECONDS).end(1000 * SECONDS);
        }
    }

    private CommandRun check(String... arguments) {
        List<String> all = new ArrayList<>(List.of("check", recording.toString()));
        all.addAll(List.of(arguments));
        all.addAll(List.of("-o", file("report.txt")));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aBudgetThatIsKeptIsFineAndSilent() throws IOException {
        assertThat(check("--max-waiting", "60%")).isEqualTo(new CommandRun(0, "", ""));
        assertThat(folder.resolve("report.txt")).content().contains("max-waiting", "within");
    }

    @Test
    void aBudgetThatIsExceededFailsAndSaysWhereToLook() {
        CommandRun run = check("--max-waiting", "60%", "--max-hold-p99", "worker-*=2ms");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .hasLineCount(1)
                .startsWith("gilspy: max-hold-p99 of worker-* is 5.0 ms")
                .contains("Look first at compute (app.py:5)");
    }

    @Test
    void whatTheRecordingCannotTellIsNotFine() {
        String[] nobody = {"--max-waiting", "60%", "--max-wait", "clock=1s"};

        CommandRun run = check(nobody);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cannot tell", "No thread is called clock.", "worker-*");
        assertThat(
                        check("--allow-unanswered", nobody[0], nobody[1], nobody[2], nobody[3])
                                .exitCode())
                .isZero();
    }

    @Test
    void aRecordingThatWasCutOffDoesNotPass() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(recording.toFile(), "rw")) {
            file.setLength(file.length() - 40);
        }

        CommandRun run = check("--max-waiting", "60%");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cut off");
        assertThat(check("--max-waiting", "20%").exitCode()).isEqualTo(1);
    }

    @Test
    void anOptionGoesBeforeTheSameBudgetInTheFile() throws IOException {
        Path budgets = folder.resolve("gil.toml");
        Files.writeString(
                budgets, "max-waiting = \"20%\"\n[threads.\"worker-*\"]\nmax-waiting = \"60%\"\n");

        assertThat(check("--budget", budgets.toString()).exitCode()).isEqualTo(1);
        assertThat(check("--budget", budgets.toString(), "--max-waiting=60%").exitCode()).isZero();
        assertThat(check("--budget", budgets.toString(), "--max-waiting=w*=1%").exitCode())
                .isEqualTo(1);
    }

    @Test
    void writesEachFormatThatAFileIsNamedAfter() throws IOException {
        check("--max-waiting=20%", "-o", file("a.xml"), "-o", file("a.md"), "-o", file("a.json"));

        assertThat(folder.resolve("a.xml")).content().startsWith("<?xml").contains("<failure");
        assertThat(folder.resolve("a.md")).content().startsWith("### gilspy check: 1 budget");
        assertThat(folder.resolve("a.json")).content().contains("\"outcome\": \"exceeded\"");
    }

    @Test
    void aRefusedRecordingLeavesNoEmptyReport() throws IOException {
        Files.writeString(recording, "no recording");

        assertThat(check("--max-waiting", "60%").exitCode()).isEqualTo(2);
        assertThat(folder.resolve("report.txt")).doesNotExist();
    }

    private void recordSeveral() {
        try (RecordingWriter writer = RecordingWriter.open(recording)) {
            FleetScenes.gunicorn(writer);
        }
    }

    @Test
    void aProcessThatIsPastItsBudgetFailsAndIsNamed() throws IOException {
        recordSeveral();
        CommandRun run = check("--max-waiting", "60%", "--strict", "-o", file("a.xml"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("gilspy: max-waiting in pid 4301 gunicorn: worker [shop:app] is 67.7 %")
                .doesNotContain("4302", "4200");
        assertThat(folder.resolve("report.txt"))
                .content()
                .contains("pid 4301", "pid 4302", "1 exceeded, 1 within");
        assertThat(folder.resolve("a.xml"))
                .content()
                .contains(
                        "name=\"max-waiting\" classname=\"gilspy check pid 4302 gunicorn: worker");
    }

    @Test
    void processesAreChosenByPidOrCommand() {
        recordSeveral();
        String[] budget = {"--max-waiting", "60%", "--strict"};
        assertThat(chosen("4302", budget).exitCode()).isZero();
        assertThat(chosen("worker", budget).exitCode()).isEqualTo(1);
        assertThat(chosen("master", budget).exitCode()).as("never busy").isEqualTo(2);
        CommandRun none = chosen("celery", budget);
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err())
                .contains(
                        "There is no process celery in the recording.",
                        "pid 4301 gunicorn: worker");
    }

    private CommandRun chosen(String process, String[] budget) {
        List<String> all = new ArrayList<>(List.of(budget));
        all.addAll(List.of("--process", process));
        return check(all.toArray(String[]::new));
    }
}
