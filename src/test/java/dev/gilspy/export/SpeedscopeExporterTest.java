package dev.gilspy.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import dev.gilspy.aggregate.InterpreterScenes;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Held against speedscope's own schema, and against the account that the file is made from. */
class SpeedscopeExporterTest {
    private static final long MILLI = 1_000_000;

    @Test
    void theSchemaTellsGoodFromBad() throws IOException {
        String good = SpeedscopeFile.written(Scenes.threeWorkers());
        assertThat(SpeedscopeFile.schema().validate(good, InputFormat.JSON)).isEmpty();
        String bad = good.replace("\"nanoseconds\"", "\"jiffies\"");
        assertThat(SpeedscopeFile.schema().validate(bad, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void everyProfileOfAThreadIsItsTimeInThatState() throws IOException {
        Summary summary = Scenes.threeWorkers();
        SpeedscopeFile file = SpeedscopeFile.of(summary);
        for (ThreadSummary thread : summary.processes().get(0).threads()) {
            for (ThreadState state : ThreadState.values()) {
                long nanos = thread.stateNanos().get(state);
                String name =
                        "%s (%d) · %s"
                                .formatted(
                                        thread.thread().name(),
                                        thread.thread().tid(),
                                        state.label());
                assertThat(file.profiles().contains(name)).as(name).isEqualTo(nanos > 0);
                if (nanos > 0) {
                    assertThat(file.nanos(name)).as(name).isEqualTo(nanos);
                }
            }
        }
    }

    @Test
    void theFirstProfileIsWhoMadeOthersWait() throws IOException {
        SpeedscopeFile file = SpeedscopeFile.of(Scenes.sleepsWithGil());
        assertThat(file.profiles().get(0)).isEqualTo("made others wait");
        assertThat(file.nanosByLeaf("made others wait"))
                .isEqualTo(Map.of("poll_device", 910 * MILLI));
    }

    @Test
    void manyInterpretersAndNothingAtAllAreValidToo() throws IOException {
        SpeedscopeFile several = SpeedscopeFile.of(InterpreterScenes.severalInterpreters());
        assertThat(several.nanos("pool-2-a (4243) · running")).isEqualTo(500 * MILLI);
        assertThat(SpeedscopeFile.of(Scenes.justBegun()).profiles()).hasSize(2);
        assertThat(SpeedscopeFile.of(new Ledger().summary()).profiles()).isEmpty();
    }

    @Test
    void namesCannotBreakTheFile() throws IOException {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int thread = scene.thread("a\"\u0000\ud800</script>\u202e");
        scene.is(thread, ThreadState.RUNNING, 1, scene.stack("f".repeat(5_000) + " y.py:3"));
        SpeedscopeFile file = SpeedscopeFile.of(ledger.summary());
        String profile = "a\"\\x00\\ud800</script>\\u202e (4242) · running";
        assertThat(file.nanosByLeaf(profile).keySet())
                .singleElement()
                .satisfies(leaf -> assertThat(leaf).hasSize(Names.LONGEST + 1));
    }
}
