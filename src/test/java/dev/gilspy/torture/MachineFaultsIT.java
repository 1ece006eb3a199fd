package dev.gilspy.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.elf.Tool;
import dev.gilspy.error.ExitCode;
import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import dev.gilspy.live.PythonVersions;
import dev.gilspy.torture.GilspyRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine that has no room, or no order in its clocks and process ids. */
@Tag("torture")
@ExtendWith(TortureTable.class)
@Needs({Permission.PTRACE, Permission.KERNEL, Permission.ROOT})
class MachineFaultsIT {
    private static final String SCRIPTS = Path.of("test-fixtures/torture").toAbsolutePath() + "/";
    private static final int LONGEST_SECONDS = 60;

    private final Path folder = GilspyRun.newFolder();
    private final Path out = folder.resolve("out");

    @Test
    void aFullDiskLeavesTheReportThatWasThere(TortureTable.Rows rows) throws IOException {
        Files.writeString(out.resolve("a.html"), "of yesterday");
        Outcome outcome =
                run(
                        rows.of("disk full: a report"),
                        List.of(SCRIPTS + "full_disk.sh", out.toString(), "20k"),
                        Map.of(),
                        record("-d", "1s", "-o", out + "/a.html"));
        assertSays(outcome, ExitCode.USAGE, "a.html: No space left on device.");
        assertThat(out.resolve("a.html")).hasContent("of yesterday");
        assertThat(out.toFile().list()).containsExactly("a.html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-q", "--rotate=1s"})
    void aFullDiskLeavesWhatWasRecorded(String option, TortureTable.Rows rows) {
        Outcome outcome =
                run(
                        rows.of("disk full: a recording"),
                        List.of(SCRIPTS + "full_disk.sh", out.toString(), "60k"),
                        Map.of(),
                        record("-d", "30s", "-r", "10k", option, "-o", out + "/a.gilspy"));
        assertSays(outcome, ExitCode.USAGE, "a.gilspy: No space left on device.");
        assertThat(Plausible.read(out.resolve("a.gilspy")).processes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 24, 32, 40})
    void fewOpenFilesAreNamed(int files, TortureTable.Rows rows) {
        Outcome outcome =
                run(
                        rows.of("open files limited to 20 to 40"),
                        List.of("prlimit", "--nofile=" + files),
                        Map.of(),
                        record("-d", "300ms", "--exact=off"));
        assertThat(outcome.errors()).doesNotContain("There is no process", "Exception");
        assertThat(outcome.status()).isIn(ExitCode.OK, ExitCode.NOT_PERMITTED);
    }

    @Test
    void littleMemoryIsEnoughOrNamed(TortureTable.Rows rows) {
        for (int megabytes : List.of(4, 8, 32)) {
            Outcome outcome =
                    run(
                            rows.of("4 to 32 MB of heap"),
                            List.of(),
                            Map.of("GILSPY_JAVA_OPTS", "-Xmx" + megabytes + "m"),
                            record("-d", "300ms"));
            assertThat(outcome.status()).isIn(ExitCode.OK, ExitCode.BUG);
            assertThat(outcome.status() == ExitCode.OK || outcome.errors().contains("-Xmx512m"))
                    .as(outcome.errors())
                    .isTrue();
        }
    }

    @Test
    void aHiddenProcessIsNamedAsThat(TortureTable.Rows rows) {
        Outcome outcome =
                run(
                        rows.of("/proc with hidepid=2, not root"),
                        List.of(SCRIPTS + "hidden_proc.sh"),
                        Map.of(),
                        record("-d", "300ms", "-o", "-"));
        assertSays(outcome, ExitCode.NO_TARGET, "hidepid is set");
    }

    @ParameterizedTest
    @EnumSource(names = {"REMOTE", "KERNEL", "LONG"})
    void aWallClockThatJumpsChangesNoDuration(Mode mode, TortureTable.Rows rows) {
        Path shim = folder.resolve("steps_clock.so");
        String source = SCRIPTS + "steps_clock.c";
        Tool.output(List.of("cc", "-shared", "-fPIC", "-o", shim.toString(), source));
        try (Victim victim = Victim.start(PythonVersions.any())) {
            Outcome outcome =
                    run(
                            rows.of("wall clock jumps by an hour, 7 times a second"),
                            List.of(),
                            Map.of("LD_PRELOAD", shim.toString()),
                            mode.arguments(victim.pid(), 3, out));
            assertThat(outcome.status()).as(outcome.errors()).isZero();
            long seen = recordings().stream().mapToLong(Summary::observedNanos).sum();
            assertThat(seen / 1e9).isBetween(mode == Mode.LONG ? 1.5 : 2.5, 5.0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "0.3", "0.6", "1.2", "2.4"})
    void aProcessIdThatIsReusedIsNotMistaken(String delay, TortureTable.Rows rows)
            throws IOException {
        Figures figures = rows.of("process id reused before, while and after attaching");
        String file = out + "/a.folded";
        List<String> arguments = List.of("record", "--pid", "{}", "-d", "1s", "-q", "-o", file);
        List<String> below = new ArrayList<>(List.of("unshare", "--pid", "--fork"));
        below.addAll(List.of("--mount-proc", "--kill-child", "python3", "-B"));
        below.addAll(List.of(SCRIPTS + "reuses_pid.py", delay));
        KernelTraces before = KernelTraces.now();
        try (GilspyRun run = GilspyRun.start(folder, below, Map.of(), arguments)) {
            Outcome outcome = run.await(LONGEST_SECONDS);
            figures.ended(outcome);
            before.assertNothingNew();
            figures.clean(1);
            assertThat(outcome.output()).startsWith("reused");
            assertThat(outcome.status()).as(outcome.errors()).isIn(0, 3, 5);
            String seen = Files.exists(Path.of(file)) ? Files.readString(Path.of(file)) : "";
            assertThat(seen.contains("a_only") && seen.contains("b_only")).isFalse();
            figures.unharmed();
        }
    }

    private List<Summary> recordings() {
        List<Summary> all = new ArrayList<>();
        for (String name : out.toFile().list()) {
            if (name.endsWith(".gilspy")) {
                all.add(Plausible.read(out.resolve(name)));
            }
        }
        return all;
    }

    /** {@code record} without the target, which {@link #run} adds. */
    private static List<String> record(String... options) {
        List<String> arguments = new ArrayList<>(List.of("record"));
        arguments.addAll(List.of(options));
        return arguments;
    }

    private Outcome run(
            Figures figures,
            List<String> below,
            Map<String, String> environment,
            List<String> arguments) {
        KernelTraces before = KernelTraces.now();
        Outcome outcome;
        try (Victim victim = Victim.start(PythonVersions.any())) {
            List<String> whole = new ArrayList<>(arguments);
            if (!whole.contains("--pid")) {
                whole.addAll(List.of("--pid", String.valueOf(victim.pid())));
            }
            GilspyRun run = GilspyRun.start(folder, below, environment, whole);
            outcome = run.await(LONGEST_SECONDS);
            figures.ended(outcome);
            victim.assertUnharmed();
            figures.unharmed();
        }
        before.assertNothingNew();
        figures.clean(1);
        return outcome;
    }

    private static void assertSays(Outcome outcome, int status, String words) {
        assertThat(outcome.errors()).contains(words);
        assertThat(outcome.status()).isEqualTo(status);
    }

    @AfterEach
    void deleteAll() {
        GilspyRun.delete(folder);
    }
}
