package dev.gilspy.export.pprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.aggregate.InterpreterScenes;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Held against pprof's own program, and against the account that the file is made from. */
class PprofExporterTest {
    private static final double MILLI = 1e6;

    @TempDir private Path folder;

    private PprofTool written(Summary summary) throws IOException {
        return PprofTool.of(summary, folder);
    }

    /** What the summary says of each sample type, in milliseconds. */
    private static Map<SampleType, Double> account(Summary summary) {
        Map<SampleType, Double> millis = new EnumMap<>(SampleType.class);
        for (var process : summary.processes()) {
            for (var thread : process.threads()) {
                for (ThreadState state : ThreadState.values()) {
                    double inState = thread.stateNanos().get(state) / MILLI;
                    millis.merge(SampleType.of(state), inState, Double::sum);
                }
            }
            double caused = process.blame().stream().mapToLong(part -> part.nanos()).sum() / MILLI;
            millis.merge(SampleType.WAITS_CAUSED, caused, Double::sum);
        }
        return millis;
    }

    @Test
    void everySampleTypeAddsUpToTheAccount() throws IOException {
        for (Summary summary : new Summary[] {Scenes.threeWorkers(), Scenes.sleepsWithGil()}) {
            PprofTool pprof = written(summary);
            account(summary)
                    .forEach(
                            (type, millis) ->
                                    assertThat(pprof.totalMillis(type.label()))
                                            .as(type.label())
                                            .isCloseTo(millis, within(0.001 * millis)));
        }
    }

    @Test
    void theHeaviestFunctionIsTheOneThatHolds() throws IOException {
        PprofTool pprof = written(Scenes.threeWorkers());
        assertThat(pprof.top("holds").get(0).function()).isEqualTo("score_batch");
        assertThat(pprof.top("waits_caused").get(0).function()).isEqualTo("score_batch");
        assertThat(pprof.top("blocked").get(0).function()).isEqualTo("Thread.join");
        assertThat(pprof.says("-peek=score_batch", "-sample_index=holds"))
                .contains("handle")
                .contains("Type: holds")
                .contains("File: python3");
        assertThat(pprof.says("-top", "-lines", "-sample_index=holds"))
                .contains("score_batch /srv/model.py:88");
    }

    @Test
    void whoMadeOthersWaitIsCharged() throws IOException {
        PprofTool pprof = written(Scenes.sleepsWithGil());
        assertThat(pprof.top("waits_caused").get(0))
                .isEqualTo(new PprofTool.Node("poll_device", 910, 910));
        assertThat(pprof.says("-tags", "-sample_index=waits_caused"))
                .containsPattern("thread: Total 910.0ms\\s+910.0ms \\( *100%\\): driver \\(4242\\)")
                .containsPattern("waiter: Total 910.0ms\\s+.*: вычисление \\(4243\\)");
    }

    @Test
    void tagsTellThreadsInterpretersAndStates() throws IOException {
        PprofTool pprof = written(InterpreterScenes.severalInterpreters());
        assertThat(pprof.says("-tags", "-sample_index=holds"))
                .contains("thread: Total")
                .contains(": pool-2-a (4243)")
                .containsPattern("interpreter: Total.*\\s+.*: [0-3]\\n")
                .contains(": running");
        assertThat(pprof.says("-top", "-tagfocus=thread=pool-3", "-sample_index=native"))
                .contains("score");
    }

    @Test
    void commentsSayTheVerdict() throws IOException {
        assertThat(written(Scenes.threeWorkers()).says("-comments")).contains("gil-bound: ");
    }

    @Test
    void aNativeFunctionStandsWithItsLibrary() throws IOException {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int stack = scene.stack("query /srv/orders.py:88", "sqlite3_step libsqlite3.so.0:0");
        scene.is(scene.thread("a"), ThreadState.NATIVE, 5, stack);
        PprofTool pprof = written(ledger.summary());
        assertThat(pprof.top("native").get(0).function()).isEqualTo("sqlite3_step");
        assertThat(pprof.says("-raw")).contains("libsqlite3.so.0");
    }

    @Test
    void namesCannotBreakTheFile() throws IOException {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int thread = scene.thread("a\u0000\ud800b\u202e");
        scene.is(thread, ThreadState.RUNNING, 1, scene.stack("f".repeat(5_000) + " y.py:3"));
        PprofTool pprof = written(ledger.summary());
        assertThat(pprof.says("-tags", "-sample_index=holds"))
                .contains(": a\\x00\\ud800b\\u202e (4242)");
        assertThat(pprof.top("holds").get(0).function()).hasSizeBetween(80, 1_001);
    }

    @Test
    void nothingIsReadableToo() throws IOException {
        assertThat(written(Scenes.justBegun()).totalMillis("waits")).isEqualTo(20);
        assertThat(written(new Ledger().summary()).says("-raw")).contains("holds/nanoseconds");
    }
}
