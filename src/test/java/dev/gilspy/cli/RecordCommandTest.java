package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.error.ExitCode;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.NotPermittedException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Observer;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.Span;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import dev.gilspy.recording.RecordingReader;
import dev.gilspy.source.Settings;
import dev.gilspy.source.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordCommandTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir Path directory;

    private Settings asked;
    private long failedStops;

    @Test
    void writesEveryOutputInTheFormatOfItsEnding() throws IOException {
        CommandRun run =
                record(
                        "--pid",
                        "42",
                        "-o",
                        file("a.txt"),
                        "-o",
                        file("a.json"),
                        "-o",
                        file("a.gilspy"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(directory.resolve("a.txt"))).contains("python3 app.py");
        assertThat(Files.readString(directory.resolve("a.json"))).startsWith("{");
        Ledger replayed = new Ledger();
        RecordingReader.replay(directory.resolve("a.gilspy"), () -> replayed);
        assertThat(replayed.summary().ending().reason()).isEqualTo(Ending.Reason.DURATION);
        assertThat(run.err())
                .startsWith("gilspy: recording process 42 at 1,000 Hz for ")
                .contains("wrote %s, %s".formatted(file("a.txt"), file("a.json")));
    }

    @Test
    void handsOnWhatTheUserAskedFor() {
        record(
                "-p",
                "42",
                "-d",
                "2m",
                "-r",
                "2ms",
                "--pause=holder",
                "--no-realtime",
                "--max-cpu=2 %",
                "-qo",
                file("a.txt"));

        assertThat(asked.durationNanos()).isEqualTo(120 * SECOND);
        assertThat(asked.rateHz()).isEqualTo(500);
        assertThat(asked.pause()).isEqualTo(Run.Pause.HOLDER);
        assertThat(asked.realtime()).isFalse();
        assertThat(asked.maxCpu()).isEqualTo(0.02);
    }

    @ParameterizedTest
    @CsvSource({
        "-p 42, AUTO",
        "-p 42 --exact, ON",
        "--exact -p 42, ON",
        "-p 42 --exact=on, ON",
        "-p 42 --exact on, ON",
        "--exact off -p 42, OFF",
        "--exact=auto -p 42, AUTO",
        "--exact -- true, ON",
        "--exact=off -- true, OFF",
        "--exact=off --pause=holder -p 42, OFF",
        "--pause=process -p 42, AUTO"
    })
    void exactTimesAreAskedForInManyWays(String args, Settings.Exact exact) {
        CommandRun run = record(("-qo " + file("a.txt") + " " + args).split(" "));

        assertThat(run.err()).isEmpty();
        assertThat(asked.exact()).isEqualTo(exact);
    }

    @Test
    void showsOnlyTheThreadsAskedForAndSaysIfThereAreNone() throws IOException {
        CommandRun main = record("-p", "42", "--threads", "^Main", "-o", file("a.txt"));
        CommandRun none = record("-p", "42", "--threads", "other", "-o", file("b.txt"));

        assertThat(main.err()).doesNotContain("in its name");
        assertThat(Files.readString(directory.resolve("a.txt"))).contains("Showing 1 of 1 thread");
        assertThat(none.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(none.err())
                .contains("no thread has \"other\" in its name; there are MainThread.");
    }

    @Test
    void quietIsQuiet() {
        assertThat(record("-p", "42", "-q", "-o", file("a.txt")).err()).isEmpty();
    }

    @Test
    void oneOutputThatFailsLeavesTheOthersAlone() {
        CommandRun run =
                record("-p", "42", "-q", "-f", "json", "-o", "/dev/full", "-o", file("a.txt"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("gilspy: Cannot write /dev/full: No space left on device.");
        assertThat(directory.resolve("a.txt")).isNotEmptyFile();
    }

    @Test
    void aTargetThatIsNotThereLeavesFilesAsTheyWere() throws IOException {
        Files.writeString(directory.resolve("old.txt"), "old");

        CommandRun run =
                CommandRun.of(
                        (pid, settings) -> {
                            throw new NoTargetException("There is no process 42.", "Look again.");
                        },
                        "record",
                        "-p",
                        "42",
                        "-o",
                        file("old.txt"),
                        "-o",
                        file("new.txt"),
                        "-o",
                        file("new.gilspy"));

        assertThat(run.err()).isEqualTo("gilspy: There is no process 42.\nLook again.\n");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NO_TARGET);
        assertThat(directory.resolve("old.txt")).hasContent("old");
        assertThat(directory.resolve("new.txt")).doesNotExist();
        assertThat(directory.resolve("new.gilspy")).doesNotExist();
    }

    @Test
    void eachRefusalHasItsExitCode() {
        assertThat(refused(new NotPermittedException("No.", ""))).isEqualTo(ExitCode.NOT_PERMITTED);
        assertThat(refused(new UnsupportedInterpreterException("No.", "")))
                .isEqualTo(ExitCode.UNSUPPORTED);
    }

    @Test
    void ctrlCEndsTheRecordingAndTheReportIsWritten() {
        CommandRun run =
                CommandRun.of(
                        (pid, settings) -> this::observeUntilInterrupted,
                        "record",
                        "-p",
                        "42",
                        "-d",
                        "0",
                        "-q",
                        "-o",
                        file("a.txt"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(directory.resolve("a.txt")).isNotEmptyFile();
    }

    @ParameterizedTest
    @CsvSource({"exit 0, 0", "exit 7, 7", "kill -9 $$, 137"})
    void endsWithTheCommandsOwnStatus(String script, int status) {
        CommandRun run = record("-q", "-o", file("a.txt"), "--", "sh", "-c", script);

        assertThat(run.exitCode()).isEqualTo(status);
        assertThat(directory.resolve("a.txt")).isNotEmptyFile();
    }

    @Test
    void aCommandThatFailsTooSoonKeepsItsStatus() {
        CommandRun run =
                CommandRun.of(
                        (pid, settings) -> {
                            throw new NoTargetException("Not Python.", "");
                        },
                        "record",
                        "-o",
                        file("a.txt"),
                        "--",
                        "sh",
                        "-c",
                        "exit 7");

        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.err()).startsWith("gilspy: sh ended (status 7) before its interpreter");
        assertThat(directory.resolve("a.txt")).doesNotExist();
    }

    @Test
    void stopsThatFailAreToldOnce() {
        failedStops = 500;

        assertThat(record("-p", "42", "-o", file("a.txt")).err())
                .containsOnlyOnce("the target cannot be stopped");
    }

    private CommandRun record(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "record";
        System.arraycopy(args, 0, all, 1, args.length);
        return CommandRun.of(
                (pid, settings) -> {
                    asked = settings;
                    return (observer, stop) -> observe(observer, Ending.Reason.DURATION);
                },
                all);
    }

    private int refused(RuntimeException refusal) {
        RecordCommand.Attach refuse =
                (pid, settings) -> {
                    throw refusal;
                };
        return CommandRun.of(refuse, "record", "-p", "42", "-o", file("a.txt")).exitCode();
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private void observeUntilInterrupted(Observer observer, StopSignal stop) {
        try {
            String self = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("kill", "-INT", self).start().waitFor();
            for (int i = 0; i < 1000 && !stop.requested(); i++) {
                Thread.sleep(10);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        observe(observer, stop.reason().orElseThrow());
    }

    /** A second in which one thread ran. */
    private void observe(Observer observer, Ending.Reason reason) {
        observer.begin(
                new Run(
                        "0.1.0",
                        Instant.EPOCH,
                        0,
                        SECOND,
                        1000,
                        0,
                        Run.Source.REMOTE,
                        Run.Pause.NEVER,
                        2,
                        "6.1"));
        List<String> command = List.of("python3", "app.py");
        observer.process(
                new ProcessInfo(42, 1, command, "CPython", "3.12.1", false, true, 5_000_000));
        observer.thread(new ThreadInfo(0, 42, "MainThread", 0));
        observer.span(new Span(0, ThreadState.RUNNING, BlockedKind.NONE, 0, SECOND, 1000, false));
        observer.quality(
                new RunQuality(
                        1000, 0, 0, 0, 0, 0, failedStops, 0, Quantiles.NONE, 1_000_000, false, 0));
        observer.quality(
                new RunQuality(
                        1000, 0, 0, 0, 0, 0, failedStops, 0, Quantiles.NONE, 1_000_000, false, 0));
        observer.end(new Ending(reason, SECOND, ""));
    }
}
