package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.error.ExitCode;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Observer;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Run;
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

class TopCommandTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir Path directory;

    private Settings asked;

    /**
     * Three seconds and a half of a process, told at once: no window is complete before its end.
     */
    private void observe(Observer observer, StopSignal stop) {
        long start = System.nanoTime() - SECOND / 10;
        observer.begin(
                new Run(
                        "0.1.0",
                        Instant.parse("2026-01-01T10:00:00Z"),
                        start,
                        0,
                        1000,
                        0,
                        Run.Source.REMOTE,
                        Run.Pause.NEVER,
                        2,
                        "6.1.0"));
        observer.process(
                new ProcessInfo(
                        42, 1, List.of("python3", "app.py"), "CPython", "3.12.4", false, true, 0));
        observer.thread(new ThreadInfo(0, 42, "MainThread", 0));
        long end = start + 3 * SECOND + SECOND / 2;
        observer.span(new Span(0, ThreadState.RUNNING, BlockedKind.NONE, start, end, 0, false));
        observer.end(new Ending(Ending.Reason.EXIT, end, ""));
    }

    private CommandRun top(String... args) {
        String[] words = new String[args.length + 1];
        words[0] = "top";
        System.arraycopy(args, 0, words, 1, args.length);
        return CommandRun.of(
                (pid, settings) -> {
                    asked = settings;
                    return this::observe;
                },
                words);
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    @Test
    void writesEveryWindowOfWhatHasEnded() throws IOException {
        CommandRun run = top("-p", "42", "--json-lines", "-o", file("a.json"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).isEmpty();
        List<String> lines = Files.readAllLines(directory.resolve("a.json"));
        assertThat(lines).hasSize(4);
        JsonObject last = JsonParser.parseString(lines.get(lines.size() - 1)).getAsJsonObject();
        assertThat(last.get("window_ns").getAsLong()).isEqualTo(SECOND / 2);
        assertThat(last.get("since_ns").getAsLong()).isEqualTo(3 * SECOND + SECOND / 2);
        assertThat(last.get("end").getAsString()).isEqualTo("2026-01-01T10:00:03.500Z");
        assertThat(last.get("utilisation").getAsDouble()).isEqualTo(1);
        assertThat(asked.durationNanos()).isZero();
    }

    @Test
    void recordsWhatItShows() throws IOException {
        CommandRun run =
                top("-p", "42", "--batch", "-o", file("a.txt"), "-o", file("a.gilspy"), "-d", "9s");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).contains("wrote " + file("a.gilspy"));
        assertThat(directory.resolve("a.txt")).content().contains("MainThread", "GIL held 100.0 %");
        Ledger replayed = new Ledger();
        RecordingReader.replay(directory.resolve("a.gilspy"), () -> replayed);
        assertThat(replayed.summary().observedNanos()).isEqualTo(3 * SECOND + SECOND / 2);
        assertThat(asked.durationNanos()).isEqualTo(9 * SECOND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-p 42 | Standard output is no terminal",
                "-p 42 --batch --json-lines | exclude each other",
                "-p 42 --batch --refresh 100ms | --refresh is out of bounds",
                "-p 42 --batch --refresh 2m | --refresh is out of bounds",
                "-p 42 --batch -n 0 | -n 0 is without effect",
                "-p 42 -n 3 | -n 3 is without effect",
                "-p 42 -o a.txt | a.txt cannot be written",
                "-p 42 --batch -o a -o b | b cannot be written",
                "--batch | There is no target",
                "-p 42 --batch -o /no/where.txt | Cannot write /no/where.txt"
            })
    void saysWhatMakesNoSense(String args, String said) {
        CommandRun run = top(args.split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(said);
        assertThat(asked).isNull();
    }

    @Test
    void aTargetThatIsNotThereLeavesNoRecording() {
        CommandRun run =
                CommandRun.of(
                        (pid, settings) -> {
                            throw new NoTargetException("There is no process 42.", "");
                        },
                        "top",
                        "-p",
                        "42",
                        "--batch",
                        "-o",
                        file("a.gilspy"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.NO_TARGET);
        assertThat(run.err()).contains("There is no process 42.");
        assertThat(directory.resolve("a.gilspy")).doesNotExist();
    }

    @Test
    void whatWasSeenCanBeCopiedUntilItIsFull() throws IOException {
        Path copy = directory.resolve("copy.gilspy");
        try (SeenRecording seen = SeenRecording.open(directory, 1 << 20)) {
            observe(seen.open(), new StopSignal());
            assertThat(seen.copyTo(copy)).isEqualTo("wrote " + copy);
        }
        try (SeenRecording full = SeenRecording.open(directory, 200)) {
            Observer observer = full.open();
            for (int i = 0; i < 10; i++) {
                observe(observer, new StopSignal());
            }
            assertThat(full.copyTo(directory.resolve("part.gilspy"))).contains("first part");
        }

        Ledger replayed = new Ledger();
        RecordingReader.replay(copy, () -> replayed);
        assertThat(replayed.summary().observedNanos()).isEqualTo(3 * SECOND + SECOND / 2);
        assertThat(directory).isDirectoryNotContaining("glob:**/gilspy-top-*");
    }
}
