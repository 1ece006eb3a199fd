package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.fuzz.Cost;
import dev.gilspy.recording.HostileRecordings;
import dev.gilspy.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever made a recording, the commands that read it report it or refuse it in a sentence. */
class HostileRecordingTest {
    /** For all three commands; how much they keep is bounded by the heap that tests have. */
    private static final Cost COST = new Cost(4L << 30, 0, 20_000);

    /** Fine, a budget that is exceeded, or a file that cannot be used: never a bug. */
    private static final List<Integer> ANSWERS = List.of(0, 1, 2);

    /** What the file is, or that there is nothing in it to answer by. */
    private static final String WHY = "a\\.gilspy|cannot tell|Record ";

    private static final int PREAMBLE_BYTES = 12;

    private static final String DAMAGED =
            "The recording is damaged at byte \\d+: a block's .*\\. What comes before that is here\\.";

    @TempDir Path folder;

    static Stream<String> all() {
        return HostileRecordings.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isReportedOrRefused(String what) throws Exception {
        byte[] hostile = HostileRecordings.all().get(what).get();
        Path file = Files.write(folder.resolve("a.gilspy"), hostile);
        String recording = file.toString();
        COST.bound(
                0,
                () -> {
                    answers("report", recording, "-o", report("a.txt"), "-o", report("a.json"));
                    answers("check", recording, "--max-waiting", "50%", "-o", report("b.txt"));
                    answers("diff", recording, recording, "-o", report("c.txt"));
                });
    }

    private String report(String name) {
        return folder.resolve(name).toString();
    }

    private static void answers(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isIn(ANSWERS);
        assertThat(run.err()).doesNotContain("\tat ").doesNotContain("\u001b");
        if (run.exitCode() == 2) {
            assertThat(run.err()).startsWith("gilspy: ").containsPattern(WHY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote", "kernel", "fleet"})
    void whatIsCutOffIsReportedAndSaidToBe(String name) throws IOException {
        byte[] whole = Files.readAllBytes(recorded(name));
        Path file = folder.resolve("a.gilspy");
        Files.write(file, Arrays.copyOf(whole, whole.length * 3 / 4));

        CommandRun run = CommandRun.of("report", file.toString(), "-o", report("a.txt"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains(RecordingReader.CUT_OFF);
        assertThat(Files.readString(folder.resolve("a.txt"))).contains("cut off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote", "kernel", "fleet"})
    void whatIsWrongEndsTheReportAndIsNamed(String name) throws IOException {
        String damaged = damagedAt(name, 3, 4);

        CommandRun run =
                CommandRun.of("report", damaged, "-o", report("a.txt"), "-o", report("a.json"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).containsPattern(DAMAGED);
        assertThat(Files.readString(folder.resolve("a.json")))
                .containsPattern("\"stopped_detail\": ?\"" + DAMAGED);
        assertThat(Files.readString(folder.resolve("a.txt")).replaceAll("\\s+", " "))
                .contains(", cut off")
                .containsPattern(DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote", "kernel", "fleet"})
    void whatIsWrongIsNeitherJudgedNorCompared(String name) throws IOException {
        String damaged = damagedAt(name, 3, 4);
        String whole = recorded(name).toString();

        assertRefused(
                "check",
                damaged,
                "--max-waiting",
                "100%",
                "--allow-unanswered",
                "-o",
                report("b.txt"));
        assertRefused("diff", damaged, whole, "--anyway", "-o", report("b.txt"));
        assertRefused("diff", whole, damaged, "--anyway", "-o", report("b.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote", "kernel", "fleet"})
    void whatIsWrongAtTheBeginningIsRefused(String name) throws IOException {
        assertRefused("report", damagedAt(name, 0, 1), "-o", report("b.txt"));
    }

    private void assertRefused(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).containsPattern("a\\.gilspy is damaged at byte \\d+: a block's");
        assertThat(folder.resolve("b.txt")).doesNotExist();
    }

    /** A kept recording with a bit wrong, so many parts of so many behind its preamble. */
    private String damagedAt(String name, int part, int parts) throws IOException {
        byte[] bytes = Files.readAllBytes(recorded(name));
        bytes[Math.max(PREAMBLE_BYTES, bytes.length * part / parts)] ^= 4;
        return Files.write(folder.resolve("a.gilspy"), bytes).toString();
    }

    private static Path recorded(String name) {
        return Path.of("test-fixtures/recordings", name + ".gilspy");
    }
}
