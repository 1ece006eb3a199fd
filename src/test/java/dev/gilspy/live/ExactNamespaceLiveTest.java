package dev.gilspy.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.ThreadState;
import dev.gilspy.recording.RecordingReader;
import dev.gilspy.target.LiveProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * gilspy in a container: in a PID namespace, where threads have other TIDs than in the kernel's
 * events. The target is in the same one, or in another one below it.
 */
@Tag("live")
@Needs({Permission.PTRACE, Permission.KERNEL, Permission.ROOT})
class ExactNamespaceLiveTest {
    /** As long as sleeps_with_gil.py sleeps, and what a handover may take on a busy machine. */
    private static final long NAP_NANOS = 50_000_000;

    private static final long LONGEST_HANDOVER_NANOS = 15_000_000;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void spinnersTakeTurnsByTheTidsOfGilspysNamespace(boolean below) throws Exception {
        try (LiveProcess container = start("spinners.py", below)) {
            ReportQuery report = recordInside(container);

            for (String name : List.of("spin-0", "spin-1")) {
                double wanting =
                        report.waitingShare(name) + report.share(name, ThreadState.STARVED);
                assertThat(report.heldShare(name)).as(name).isBetween(0.3, 0.7);
                assertThat(wanting).as(name).isCloseTo(1 - report.heldShare(name), within(0.05));
                assertThat(report.thread(name).gilAccount().forcedDrops()).isPositive();
            }
            assertThat(report.heldShare("spin-0") + report.heldShare("spin-1"))
                    .isBetween(0.95, 1.01);
            assertThat(report.share("MainThread", ThreadState.BLOCKED)).isGreaterThan(0.99);
            assertThat(threads(report))
                    .extracting(thread -> thread.thread().tid())
                    .containsExactlyInAnyOrderElementsOf(tidsInside(container.lastDescendant()));
        }
    }

    @Test
    void waitsLastAsLongAsTheHolderSleeps() throws Exception {
        try (LiveProcess container = start("sleeps_with_gil.py", false)) {
            ReportQuery report = recordInside(container);

            assertThat(report.share("careless", ThreadState.HELD_BLOCKED)).isBetween(0.1, 0.7);
            assertThat(report.waitingShare("victim"))
                    .isCloseTo(report.heldShare("careless"), within(0.03));
            assertThat(report.shareOfWaitBehind("victim", "careless")).isGreaterThan(0.97);
            assertThat(report.thread("victim").waits().exact()).isTrue();
            assertThat(report.thread("victim").waits().p50Nanos())
                    .isBetween(NAP_NANOS, NAP_NANOS + LONGEST_HANDOVER_NANOS);
        }
    }

    @Test
    void threadsThatAreBornMeanwhileAreFollowed() throws Exception {
        try (LiveProcess container = start("thread_churn.py", false)) {
            ReportQuery report = recordInside(container);

            List<ThreadSummary> born =
                    threads(report).stream()
                            .filter(thread -> thread.thread().name() != null)
                            .filter(thread -> thread.thread().name().startsWith("short-"))
                            .toList();
            assertThat(born).isNotEmpty();
            assertThat(born.stream().filter(thread -> thread.heldShare() > 0).count())
                    .isGreaterThan(born.size() / 2);
            assertThat(report.heldShare("steady")).isPositive();
        }
    }

    /** A shell in a namespace, with a target that has said that it is ready. */
    private static LiveProcess start(String script, boolean below) {
        Python python = PythonVersions.any();
        List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\"; exit $?", "sh"));
        if (below) {
            command.addAll(LiveProcess.IN_NAMESPACE);
        }
        command.add(python.executable().toString());
        command.addAll(List.of("test-fixtures/python/" + script, "60"));
        LiveProcess container = LiveProcess.startInNamespace(command, python.environment());
        assertThat(container.line()).startsWith("ready ");
        return container;
    }

    private ReportQuery recordInside(LiveProcess container) throws Exception {
        ProcessHandle unshare = ProcessHandle.of(container.pid()).orElseThrow();
        long shell = unshare.children().findFirst().orElseThrow().pid();
        int pid = tidInside(Path.of("/proc/" + container.lastDescendant()));
        Path file = folder.resolve("a.gilspy");
        List<String> command = new ArrayList<>(List.of("nsenter", "--pid", "--mount"));
        command.addAll(List.of("--target", String.valueOf(shell)));
        command.addAll(
                GilspyCommand.record(pid, "--exact=on", "-q", "-d", "1s", "-o", file.toString()));
        Process gilspy = new ProcessBuilder(command).inheritIO().start();
        assertThat(gilspy.waitFor()).as("status of %s", command).isZero();
        Ledger ledger = new Ledger();
        RecordingReader.replay(file, () -> ledger);
        return new ReportQuery(ledger.summary());
    }

    private static List<ThreadSummary> threads(ReportQuery report) {
        return report.summary().processes().get(0).threads();
    }

    private static List<Integer> tidsInside(int pid) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/%d/task".formatted(pid)))) {
            return tasks.map(ExactNamespaceLiveTest::tidInside).toList();
        }
    }

    /**
     * Of e.g. {@code NSpid: 6986 12 1}: ours, that of gilspy's namespace, that of the one below.
     */
    private static int tidInside(Path task) {
        try (Stream<String> lines = Files.lines(task.resolve("status"))) {
            String tids = lines.filter(line -> line.startsWith("NSpid:")).findFirst().orElseThrow();
            return Integer.parseInt(tids.split("\\s+")[2]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
