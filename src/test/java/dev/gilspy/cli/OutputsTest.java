package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Timeline;
import dev.gilspy.export.JsonExporter;
import dev.gilspy.export.firefox.FirefoxExporter;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;
import org.junit.jupiter.api.Test;

/** What is kept for the outputs, and what they say that they leave out. */
class OutputsTest {
    private final Outputs outputs = new Outputs(null);

    @Test
    void theOrderOfTimeIsKeptOnlyForAnOutputThatShowsIt() {
        outputs.addStandardOutput(new JsonExporter());
        assertThat(timelineOf(outputs.newLedger())).isEqualTo(Timeline.NONE);
        outputs.addStandardOutput(new FirefoxExporter());
        assertThat(timelineOf(outputs.newLedger()).moments()).isNotEmpty();
    }

    private static Timeline timelineOf(FleetLedger ledger) {
        Scenes.sleepsWithGil(ledger.open());
        return ledger.summary().processes().get(0).timeline();
    }

    @Test
    void whatIsTooMuchForAnOutputIsSaid() {
        outputs.addStandardOutput(new FirefoxExporter());
        FleetLedger ledger = outputs.newLedger();
        Scene scene = new Scene(ledger.open()).begin();
        int thread = scene.thread("a");
        scene.is(thread, ThreadState.RUNNING, 1, 0);
        assertThat(outputs.omissions(ledger.summary())).isEmpty();
        for (int i = 0; i < 60_000; i++) {
            scene.is(thread, ThreadState.RUNNING, 1, 0).blocked(thread, BlockedKind.IO, 1, 0);
        }
        assertThat(outputs.omissions(ledger.summary()))
                .satisfiesExactly(
                        stacks ->
                                assertThat(stacks)
                                        .matches("firefox: one stack stands for each .* state\\."),
                        marks -> assertThat(marks).matches("firefox: .* only the longest .*\\."));
    }
}
