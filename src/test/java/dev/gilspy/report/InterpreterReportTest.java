package dev.gilspy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.aggregate.InterpreterScenes;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.Look;
import dev.gilspy.model.Look.ThreadLook;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of several interpreters, of none that needs a GIL, and of PyPy. */
class InterpreterReportTest {
    private static final ProcessInfo PYTHON =
            new ProcessInfo(7, 1, List.of("python3"), "CPython", "3.14.0", false, true, 5_000_000);
    private static final ProcessInfo FREE_THREADED =
            new ProcessInfo(7, 1, List.of("python3"), "CPython", "3.14.0", true, false, 5_000_000);

    private static String text(Summary summary, int width) {
        return new TextReport(new TextOptions(width, false, false)).render(summary);
    }

    private static String json(Summary summary) throws IOException {
        StringWriter out = new StringWriter();
        JsonReport.write(summary, out);
        return out.toString();
    }

    private static JsonObject process(Summary summary) throws IOException {
        return JsonParser.parseString(json(summary))
                .getAsJsonObject()
                .getAsJsonArray("processes")
                .get(0)
                .getAsJsonObject();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120, 140})
    void looksAsRecorded(int width) throws IOException {
        Golden.assertMatches(
                "interpreters-" + width + ".txt",
                text(InterpreterScenes.severalInterpreters(), width));
        Golden.assertMatches(
                "without-gil-" + width + ".txt", text(InterpreterScenes.withoutGil(), width));
        Golden.assertMatches("pypy-" + width + ".txt", text(InterpreterScenes.pypy(), width));
    }

    @Test
    void readsAsRecorded() throws IOException {
        Golden.assertMatches("interpreters.json", json(InterpreterScenes.severalInterpreters()));
        Golden.assertMatches("without-gil.json", json(InterpreterScenes.withoutGil()));
        Golden.assertMatches("pypy.json", json(InterpreterScenes.pypy()));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 70, 79, 80, 99, 100, 129, 130, 131, 200})
    void noLineIsWiderThanTheTerminal(int width) {
        for (Summary summary :
                List.of(
                        InterpreterScenes.severalInterpreters(),
                        InterpreterScenes.withoutGil(),
                        InterpreterScenes.pypy(),
                        reasonsAndNames())) {
            assertThat(text(summary, width).lines())
                    .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void namesFromTheTargetCannotMoveTheCursor() {
        assertThat(text(reasonsAndNames(), 80)).doesNotContain("\u001b", "\u0007");
    }

    /** Long and hostile words wherever the target has a say. */
    private static Summary reasonsAndNames() {
        Ledger ledger = new Ledger();
        String hostile =
                "\u001b[2J\u0007 a module with a name that is longer than any line is wide ";
        Scene scene = new Scene(ledger).freeThreaded().begin().gilOn(hostile.repeat(3), hostile);
        int thread = scene.thread(hostile);
        scene.is(thread, ThreadState.RUNNING, 100, 0).queued(1L << 63, hostile, thread, 50);
        scene.paused(thread, 1, 50).end(100);
        return ledger.summary();
    }

    @Test
    void theHeaderSaysWhatThereIsOfInterpretersAndGils() {
        assertThat(HeaderText.interpreter(PYTHON, 1, 1)).isEqualTo("CPython 3.14.0, GIL on");
        assertThat(HeaderText.interpreter(PYTHON, 3, 2))
                .isEqualTo("CPython 3.14.0, 3 interpreters, 2 GILs");
        assertThat(HeaderText.interpreter(FREE_THREADED, 1, 1))
                .isEqualTo("CPython 3.14.0 free-threaded, GIL off");
        assertThat(HeaderText.interpreter(FREE_THREADED, 3, 1))
                .isEqualTo("CPython 3.14.0 free-threaded, GIL off, 3 interpreters");
        assertThat(HeaderText.interpreter(FREE_THREADED.withGil(true, List.of()), 2, 1))
                .isEqualTo("CPython 3.14.0 free-threaded, GIL on, 2 interpreters, 1 GIL");
    }

    @Test
    void oneInterpreterIsNoSection() {
        assertThat(text(Scenes.threeWorkers(), 140))
                .doesNotContain("INTERPRETERS", "interp.", "LOCKS", "STOP-THE-WORLD", "GIL off");
    }

    @Test
    void idleInterpretersBeyondTwentyAreCounted() {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        for (int id = 0; id < 30; id++) {
            scene.interpreter(id, id);
        }
        scene.is(scene.thread("a", 29), ThreadState.RUNNING, 100, 0).end(100);
        assertThat(text(ledger.summary(), 80))
                .contains("30 interpreters, 30 GILs")
                .containsPattern("(?m)^29 +own +1 +100.0")
                .contains("(10 less busy interpreters left out; --all shows them)");
    }

    @Test
    void interpretersThatShareALineHaveNoId() throws IOException {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int thread = scene.thread("a");
        for (int id = 0; id < 300; id++) {
            scene.interpreter(id, id).goesOn(thread, id);
            scene.is(thread, ThreadState.RUNNING, 1, 0);
        }
        scene.end(300);
        assertThat(text(ledger.summary(), 80))
                .containsPattern("(?m)^others +several +1 +33.3")
                .containsPattern("(?m)^a +4242 +other ");
        var interpreters = process(ledger.summary()).getAsJsonArray("interpreters");
        JsonObject others = interpreters.get(interpreters.size() - 1).getAsJsonObject();
        assertThat(others.get("id").isJsonNull()).isTrue();
        assertThat(others.get("utilisation").getAsDouble()).isEqualTo(0.333333);
    }

    @Test
    void withoutAGilNoLineSpeaksOfHoldingIt() {
        assertThat(text(InterpreterScenes.withoutGil(), 140))
                .contains(
                        "GIL off: a thread that is attached counts as holding", "attached waiting")
                .doesNotContain("GIL is held", "GIL held", "GIL's switches");
    }

    @Test
    void limitsAreSaidOnce() {
        assertThat(text(InterpreterScenes.pypy(), 140).split("cannot be read from outside", -1))
                .hasSize(2);
    }

    @Test
    void stacksThatAreNotReadAreNotApproximate() {
        assertThat(text(InterpreterScenes.pypy(), 140)).doesNotContain("--pause", "stacks broken");
        assertThat(text(InterpreterScenes.withoutGil(), 140)).contains("--pause");
    }

    @Test
    void aSwitchIntervalThatIsNotKnownIsNull() throws IOException {
        assertThat(process(InterpreterScenes.pypy()).get("switch_interval_ns").isJsonNull())
                .isTrue();
        assertThat(process(InterpreterScenes.withoutGil()).get("switch_interval_ns").getAsLong())
                .isEqualTo(5_000_000);
    }

    @Test
    void aDumpOfSeveralInterpretersNamesThem() throws IOException {
        Look look = look(PYTHON, List.of(new InterpreterInfo(0, 0), new InterpreterInfo(2, 2)));
        Golden.assertMatches("dump-interpreters.txt", new DumpText(TextOptions.PLAIN).render(look));
        StringWriter json = new StringWriter();
        DumpJson.write(look, json);
        Golden.assertMatches("dump-interpreters.json", json.toString());
    }

    @Test
    void aDumpSaysWhatItsMarkMeansAndWhatItCannotSee() {
        List<InterpreterInfo> one = List.of(new InterpreterInfo(0, 0));
        ProcessInfo limited =
                new ProcessInfo(
                        7,
                        1,
                        List.of(),
                        "PyPy",
                        "8.0.1",
                        false,
                        true,
                        0,
                        List.of(),
                        List.of("No."));
        assertThat(new DumpText(TextOptions.PLAIN).render(look(FREE_THREADED, one)))
                .endsWith("* attached to the interpreter\n");
        assertThat(new DumpText(TextOptions.PLAIN).render(look(limited, one)))
                .contains("PyPy 8.0.1, GIL on")
                .endsWith("* holds the GIL\nNo.\n");
    }

    private static Look look(ProcessInfo process, List<InterpreterInfo> interpreters) {
        return new Look(
                process,
                interpreters,
                List.of(
                        thread(0, "MainThread", 0, ThreadState.BLOCKED, BlockedKind.LOCK),
                        thread(1, "pool-2", 2, ThreadState.RUNNING, BlockedKind.NONE)));
    }

    private static ThreadLook thread(
            int id, String name, int interpreter, ThreadState state, BlockedKind kind) {
        return new ThreadLook(
                new ThreadInfo(id, 4242 + id, name, interpreter), state, kind, "", List.of());
    }
}
