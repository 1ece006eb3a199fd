package dev.gilspy.export.firefox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.aggregate.FleetScenes;
import dev.gilspy.aggregate.InterpreterScenes;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirefoxExporterTest {
    private static final double MILLI = 1e6;
    private static final double MICROSECONDS = 0.01;

    private final Ledger ledger = Ledger.withTimeline();

    private FirefoxProfile profile() throws IOException {
        return FirefoxProfile.of(ledger.summary());
    }

    @Test
    void theTimeOfEachThreadIsThatOfTheAccount() throws IOException {
        Scenes.threeWorkers(ledger);
        FirefoxProfile profile = profile();
        for (ThreadSummary thread : ledger.summary().processes().get(0).threads()) {
            String name = thread.thread().name();
            for (ThreadState state : ThreadState.values()) {
                double millis = thread.stateNanos().get(state) / MILLI;
                assertThat(profile.millisByCategory(name).getOrDefault(state.label(), 0.0))
                        .as("%s %s", name, state)
                        .isCloseTo(millis, within(MICROSECONDS));
            }
        }
    }

    @Test
    void theFirstTrackIsWhoMadeOthersWait() throws IOException {
        Scenes.sleepsWithGil(ledger);
        FirefoxProfile profile = profile();
        assertThat(profile.tracks()).containsExactly("made others wait", "вычисление", "driver");
        assertThat(profile.millisByLeaf("made others wait"))
                .containsExactly(Map.entry("poll_device", 910.0));
    }

    @Test
    void holdsWaitsAndSleepsAreMarked() throws IOException {
        Scenes.sleepsWithGil(ledger);
        FirefoxProfile profile = profile();
        assertThat(profile.markers("вычисление", "GIL wait"))
                .hasSize(10)
                .allMatch(wait -> wait.holder().equals("driver (4242)"))
                .allMatch(wait -> wait.function().equals("compute"))
                .allMatch(wait -> Math.abs(wait.millis() - 91) < MICROSECONDS);
        assertThat(profile.markers("driver", "GIL held"))
                .hasSize(10)
                .allMatch(hold -> Math.abs(hold.millis() - 91) < MICROSECONDS);
        assertThat(profile.markers("driver", "asleep with the GIL"))
                .hasSize(10)
                .allMatch(sleep -> sleep.function().equals("poll_device"))
                .allMatch(sleep -> Math.abs(sleep.millis() - 88) < MICROSECONDS);
    }

    @Test
    void aCounterShowsHowMuchTheGilWasHeld() throws IOException {
        Scenes.threeWorkers(ledger);
        JsonArray counters = profile().counters();
        assertThat(counters).hasSize(1);
        JsonObject samples = counters.get(0).getAsJsonObject().getAsJsonObject("samples");
        double heldMillis = 0;
        for (JsonElement count : samples.getAsJsonArray("count")) {
            heldMillis += count.getAsDouble();
        }
        // Three workers hold it all the time, the logger 60 times for 0.04 ms.
        assertThat(heldMillis).isCloseTo(3000 + 60 * 0.04, within(0.1));
    }

    @Test
    void severalGilsHaveACounterEach() throws IOException {
        InterpreterScenes.severalInterpreters(ledger);
        assertThat(profile().counters())
                .extracting(counter -> counter.getAsJsonObject().get("name").getAsString())
                .containsExactly(
                        "GIL held of interpreter 0",
                        "GIL held of interpreter 2",
                        "GIL held of interpreter 3");
    }

    @Test
    void aProcessThatBeganLaterIsLaterThere() throws IOException {
        FleetLedger fleet = new FleetLedger(Ledger::withTimeline);
        FleetScenes.gunicorn(fleet);
        FirefoxProfile profile = FirefoxProfile.of(fleet.summary());
        assertThat(profile.markers("worker-1", "GIL held").get(0).fromMillis()).isZero();
        assertThat(profile.markers("driver", "GIL held").get(0).fromMillis()).isEqualTo(1000);
        assertThat(profile.meta().getAsJsonArray("initialVisibleThreads"))
                .as("some of each process")
                .extracting(JsonElement::getAsInt)
                .contains(0, 1, profile.tracks().indexOf("driver"));
    }

    @Test
    void withoutAGilNobodyHoldsOne() throws IOException {
        InterpreterScenes.withoutGil(ledger);
        FirefoxProfile profile = profile();
        String track = profile.tracks().get(1);
        assertThat(profile.markers(track, "attached")).isNotEmpty();
        assertThat(profile.markers(track, "GIL held")).isEmpty();
        assertThat(profile.counters().get(0).getAsJsonObject().get("name").getAsString())
                .isEqualTo("attached threads");
    }

    @Test
    void theVerdictIsInTheProfileInformation() throws IOException {
        Scenes.threeWorkers(ledger);
        assertThat(profile().meta().getAsJsonArray("extra").toString()).contains("gil-bound: ");
    }

    @Test
    void whatWasTooMuchIsSaid() throws IOException {
        Scene scene = new Scene(ledger).begin();
        int thread = scene.thread("a");
        for (int i = 0; i < 60_000; i++) {
            scene.is(thread, ThreadState.RUNNING, 1, 0).blocked(thread, BlockedKind.IO, 1, 0);
        }
        assertThat(new FirefoxExporter().omissions(ledger.summary())).hasSize(2);
        assertThat(profile().meta().getAsJsonArray("extra").toString()).contains("Left out");
    }

    @Test
    void nothingIsReadableToo() throws IOException {
        assertThat(profile().tracks()).isEmpty();
        new Scene(ledger).begin();
        assertThat(profile().tracks()).isEmpty();
        assertThat(FirefoxProfile.of(Scenes.justBegun()).tracks()).hasSize(1);
    }

    @Test
    void namesCannotBreakTheFile() throws IOException {
        Scene scene = new Scene(ledger).begin();
        int thread = scene.thread("a\"\u0000\ud800b");
        scene.is(thread, ThreadState.RUNNING, 1, scene.stack("f".repeat(5_000) + " y.py:3"));
        assertThat(profile().millisByLeaf("a\"\\x00\\ud800b").keySet())
                .singleElement()
                .satisfies(name -> assertThat(name).hasSize(1_001));
    }

    @Test
    void theFormatIsReallyChecked() throws IOException {
        Scenes.threeWorkers(ledger);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FirefoxExporter().write(ledger.summary(), out);
        String good = out.toString(StandardCharsets.UTF_8);
        for (String[] change :
                new String[][] {
                    {"\"prefix\":[null", "\"prefix\":[7"},
                    {"\"length\":", "\"length\":1"},
                    {"\"type\":\"gil-wait\"", "\"type\":\"gil-weight\""},
                    {"\"func\":[0", "\"func\":[9999"}
                }) {
            assertThat(good).contains(change[0]);
            String bad = good.replace(change[0], change[1]);
            assertThatThrownBy(() -> FirefoxProfile.parse(bad)).isInstanceOf(AssertionError.class);
        }
    }
}
