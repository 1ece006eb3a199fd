package dev.gilspy.report;

import static dev.gilspy.report.TextReportTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Run;
import dev.gilspy.model.ThreadState;
import org.junit.jupiter.api.Test;

/** What the text report says of how it was measured, and what was wrong with that. */
class TextWarningsTest {
    @Test
    void unknownIsNeverZero() {
        String text = text(Scenes.justBegun(), 80);
        assertThat(text)
                .contains("saw – of the GIL's switches", "within – points", "own cost – of");
    }

    @Test
    void theKernelsClockIsNeitherLateNorOfAnyClass() {
        assertThat(text(Scenes.byTheKernel(), 100))
                .contains("1,998 CPU clock samples", "3 lost events", "The kernel dropped events")
                .doesNotContain("lateness", "real-time", "torn", "missed", "--pause");
    }

    @Test
    void theHeaderSaysWhetherAllDurationsAreExact() {
        assertThat(text(Scenes.byTheKernel(), 120)).contains("exact durations (kernel)");
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).exact().begin().knownTo(2);
        scene.is(scene.thread("a"), ThreadState.RUNNING, 10, 0).end(10);
        assertThat(text(ledger.summary(), 120)).contains("kernel source, some durations est");
    }

    @Test
    void aDifferenceToTheKernelsAccountIsAWarning() {
        assertThat(text(reconciledBy(985), 120)).doesNotContain("take them as rough");
        assertThat(text(reconciledBy(970), 120)).contains("3.0 points: take them as rough");
    }

    private static Summary reconciledBy(double cpuMillis) {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int thread = scene.thread("a");
        scene.is(thread, ThreadState.RUNNING, 1000, 0)
                .account(thread, 1000, cpuMillis, 0)
                .end(1000);
        return ledger.summary();
    }

    @Test
    void latenessAboveAnIntervalIsAWarning() {
        assertThat(text(Scenes.threeWorkers(), 80)).doesNotContain("late by more");
        assertThat(text(Scenes.sleepsWithGil(), 80)).contains("late by more than an interval");
    }

    @Test
    void saysToWhatTheRateWasLoweredAndWhy() {
        Summary summary = lowered(0.0025, 120);
        assertThat(text(summary, 80))
                .contains("40 samples at 120 Hz on average")
                .contains("lowered from 1,000 Hz to stay within 0.25 % of a CPU");
        assertThat(text(summary, 60).lines())
                .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(60));
    }

    @Test
    void saysThatSharingOneSamplingThreadLoweredTheRate() {
        assertThat(text(lowered(0, 120), 80))
                .contains("lowered from 1,000 Hz since one thread samples all processes");
    }

    @Test
    void aSampleIsLateByTheRateThatItHad() {
        assertThat(text(lowered(0, 0), 100)).contains("late by more than an interval");
        assertThat(text(lowered(0.0025, 120), 100)).doesNotContain("late by more");
    }

    @Test
    void saysThatItUsedMoreCpuThanItMight() {
        // Scene.quality: 60 ms in 1 s.
        assertThat(text(lowered(0.05, 120), 100)).contains("used more than 5 % of a CPU");
        assertThat(text(lowered(0.06, 120), 100)).doesNotContain("used more than");
        assertThat(text(lowered(0, 0), 100)).doesNotContain("used more than");
    }

    /** Samples of which one in a hundred was 2 ms late. */
    private static Summary lowered(double maxCpu, int toHz) {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).lowered(maxCpu, toHz).begin();
        scene.is(scene.thread("a"), ThreadState.RUNNING, 1000, 0).quality(40, 2_000_000);
        scene.end(1000);
        return ledger.summary();
    }

    @Test
    void aTargetThatCannotBeStoppedIsAWarning() {
        assertThat(text(withFailedStops(10), 80)).contains("10 failed stops").doesNotContain("!");
        assertThat(text(withFailedStops(11), 100))
                .contains("could not be stopped at 11 of 1,000 samples");
    }

    private static Summary withFailedStops(int count) {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).pause(Run.Pause.HOLDER).failedStops(count).begin();
        scene.is(scene.thread("a"), ThreadState.RUNNING, 1000, 0).quality(1000, 1000).end(1000);
        return ledger.summary();
    }

    @Test
    void howARecordingEndedEarlyIsSaid() {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        scene.is(scene.thread("a"), ThreadState.RUNNING, 2300, 0)
                .end(Ending.Reason.EXIT, 2300, "The process has ended.");
        assertThat(text(ledger.summary(), 100))
                .contains("2.30 s, until it was gone")
                .contains("!  It ended after 2.30 s of 10.0 s: The process has ended.");
    }

    @Test
    void aRecordingThatWasCutOffIsNotCalledInterrupted() {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        scene.is(scene.thread("a"), ThreadState.RUNNING, 2300, 0)
                .end(Ending.Reason.SIGNAL, 2300, "It was cut off.");
        assertThat(text(ledger.summary(), 100)).contains("2.30 s, cut off · ");
    }
}
