package dev.gilspy.live;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.cpython.layout.LayoutLibrary;
import dev.gilspy.model.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the README's table says of each interpreter: what it runs, who holds its GILs and waits for
 * them, where, and in which sub-interpreter. subinterpreters.py has the truth.
 */
@Tag("live")
@Needs(Permission.PTRACE)
class InterpretersLiveTest {
    private static final List<String> BUSY = List.of("spin-a", "spin-b", "spin-c", "commuter");

    private static final Path FIXTURE = Path.of("test-fixtures", "python", "fixture.py");
    private static final SupportTable TABLE = new SupportTable();

    @AfterAll
    static void readmeSaysTheSame() throws IOException {
        TABLE.compareWithReadme();
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void everyInterpretersThreadsAreFoundAtWhatTheyDo(Python python) throws IOException {
        boolean ownGils = hasGilsOfTheirOwn(python);
        SupportTable.Row row = TABLE.row(python).cell("attach", SupportTable.NO);
        AtomicReference<ReportQuery> last = new AtomicReference<>();
        Attempts.untilExact(
                () -> {
                    last.set(record(python, ownGils ? "own" : "shared"));
                    assertShares(last.get(), ownGils);
                });
        ReportQuery report = last.get();

        row.cell("attach", SupportTable.YES);
        assertThat(report.threadNames()).containsAll(BUSY).contains("MainThread");
        row.cell("names", SupportTable.YES);
        theyAreFoundInTheirInterpreters(report, ownGils);
        row.cell("holder", SupportTable.YES).cell("waiting", SupportTable.YES);
        stacksLeadToTheFunctionThatTurns(report);
        row.cell("stacks", SupportTable.YES).cell("line numbers", SupportTable.YES);
        row.cell("sub-interpreters", ownGils ? "own GILs" : "one GIL");
    }

    private static void assertShares(ReportQuery report, boolean ownGils) {
        if (ownGils) {
            eachGilIsHeldByItsOwnThreads(report);
            threadsWaitForWhoHasTheirGil(report);
        } else {
            oneGilIsHeldByAllInTurn(report);
        }
    }

    static void theyAreFoundInTheirInterpreters(ReportQuery report, boolean ownGils) {
        if (ownGils) {
            assertThat(report.gilOwners()).containsExactly(0, 1, 2, 3, 4);
            assertThat(report.interpreterOf("commuter")).isIn(3, 4);
        } else {
            assertThat(report.gilOwners()).containsOnly(0).hasSize(5);
        }
        assertThat(report.interpreterOf("spin-a")).isEqualTo(1);
        assertThat(report.interpreterOf("spin-b")).isEqualTo(2);
    }

    @Test
    void withoutAGilAllAreAttachedAtOnce() throws IOException {
        Python python = PythonVersions.freeThreaded();
        SupportTable.Row row = TABLE.row(python).cell("attach", SupportTable.NO);
        ReportQuery report = record(python, "own");

        row.cell("attach", SupportTable.YES);
        assertThat(report.threadNames()).containsAll(BUSY).contains("MainThread");
        row.cell("names", SupportTable.YES);
        for (String name : BUSY) {
            assertThat(report.heldShare(name)).isGreaterThan(0.9);
            assertThat(report.waitingShare(name)).isLessThan(0.05);
        }
        row.cell("holder", "all attached");
        stacksLeadToTheFunctionThatTurns(report);
        row.cell("stacks", SupportTable.YES).cell("line numbers", SupportTable.YES);
        assertThat(report.interpreterOf("spin-a")).isEqualTo(1);
        assertThat(report.interpreterOf("spin-b")).isEqualTo(2);
        row.cell("sub-interpreters", SupportTable.YES);
    }

    @Test
    void pypysThreadsAreFoundAtWhatTheyDo() {
        Python python = PythonVersions.pypy();
        SupportTable.Row row = TABLE.row(python).cell("attach", SupportTable.NO);
        try (PythonFixture target = PythonFixture.start(python, "spinners.py", 60, 2)) {
            ReportQuery report = Recordings.record(target.pid(), ofSeconds(2));

            row.cell("attach", SupportTable.YES);
            assertThat(report.threadNames()).contains("spin-0", "spin-1");
            row.cell("names", "the kernel's");
            double held = report.heldShare("spin-0") + report.heldShare("spin-1");
            assertThat(held).isBetween(0.9, 1.05);
            assertThat(report.waitingShare("spin-0")).isGreaterThan(0.2);
            assertThat(report.shareOfWaitBehind("spin-0", "spin-1")).isGreaterThan(0.85);
            row.cell("holder", SupportTable.YES).cell("waiting", SupportTable.YES);
            assertThat(report.stackOf("spin-0")).extracting(Frame::function).contains("spin");
            row.cell("stacks", "functions").cell("line numbers", SupportTable.NO);
        }
    }

    /** CPythons in which an interpreter may have a GIL of its own (PEP 684). */
    static boolean hasGilsOfTheirOwn(Python python) {
        return LayoutLibrary.find(3, python.minor(), python.freeThreaded())
                .orElseThrow()
                .has("PyInterpreterState", "_gil");
    }

    static void eachGilIsHeldByItsOwnThreads(ReportQuery report) {
        assertThat(report.utilisation(1)).isGreaterThan(0.9);
        assertThat(report.utilisation(2)).isGreaterThan(0.9);
        assertThat(report.utilisation(3)).isCloseTo(0.5, within(0.25));
        assertThat(report.utilisation(3) + report.utilisation(4)).isBetween(0.9, 1.1);
        assertThat(report.utilisation(0)).isLessThan(0.1);
    }

    static void threadsWaitForWhoHasTheirGil(ReportQuery report) {
        assertThat(report.heldShare("spin-a")).isGreaterThan(0.9);
        assertThat(report.heldShare("commuter")).isGreaterThan(0.9);
        assertThat(report.heldShare("spin-b")).isCloseTo(0.5, within(0.2));
        assertThat(report.heldShare("spin-b") + report.heldShare("spin-c")).isBetween(0.9, 1.05);
        assertThat(report.waitingShare("spin-a")).isLessThan(0.05);
        assertThat(report.waitingShare("spin-b")).isGreaterThan(0.2);
        assertThat(report.shareOfWaitBehind("spin-b", "spin-c")).isGreaterThan(0.85);
    }

    static void oneGilIsHeldByAllInTurn(ReportQuery report) {
        double held = 0;
        for (String name : BUSY) {
            held += report.heldShare(name);
            assertThat(report.heldShare(name)).isCloseTo(0.25, within(0.12));
            assertThat(report.waitingShare(name)).isGreaterThan(0.2);
        }
        assertThat(held).isBetween(0.8, 1.05);
        assertThat(report.waitersBehind("spin-a")).contains("spin-b", "commuter");
    }

    private static void stacksLeadToTheFunctionThatTurns(ReportQuery report) throws IOException {
        Lines turns = Lines.of("turn");
        for (String name : BUSY) {
            List<Frame> stack = report.stackOf(name);
            Frame leaf = stack.get(stack.size() - 1);
            assertThat(leaf.function()).isEqualTo("turn");
            assertThat(leaf.file()).endsWith("fixture.py");
            assertThat(leaf.line()).isBetween(turns.first(), turns.last());
        }
        assertThat(report.stackOf("spin-a")).extracting(Frame::function).contains("turns");
        assertThat(report.stackOf("commuter").get(0).function()).isEqualTo("<module>");
    }

    private static ReportQuery record(Python python, String gils) {
        try (PythonFixture target = PythonFixture.start(python, "subinterpreters.py", 60, gils)) {
            return Recordings.record(target.pid(), ofSeconds(2));
        }
    }

    /** The lines of a function of fixture.py, from its docstring to its last. */
    private record Lines(int first, int last) {
        static Lines of(String function) throws IOException {
            List<String> file = Files.readAllLines(FIXTURE);
            int at = 0;
            while (!file.get(at).startsWith("def " + function + "(")) {
                at++;
            }
            int end = at + 1;
            while (!file.get(end).isBlank()) {
                end++;
            }
            return new Lines(at + 2, end);
        }
    }
}
