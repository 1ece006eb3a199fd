package dev.gilspy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Selection;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Run;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {
    private static String text(Summary summary, int width) {
        return new TextReport(new TextOptions(width, false, false)).render(summary);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120, 140})
    void looksAsRecorded(int width) throws IOException {
        Golden.assertMatches("workers-" + width + ".txt", text(Scenes.threeWorkers(), width));
        Golden.assertMatches("device-" + width + ".txt", text(Scenes.sleepsWithGil(), width));
        Golden.assertMatches("kernel-" + width + ".txt", text(Scenes.byTheKernel(), width));
        Golden.assertMatches("loop-" + width + ".txt", text(Scenes.eventLoop(), width));
        Golden.assertMatches("begun-" + width + ".txt", text(Scenes.justBegun(), width));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 70, 79, 80, 99, 100, 129, 130, 131, 200})
    void noLineIsWiderThanTheTerminal(int width) {
        for (Summary summary :
                new Summary[] {
                    Scenes.threeWorkers(),
                    Scenes.sleepsWithGil(),
                    Scenes.byTheKernel(),
                    Scenes.eventLoop(),
                    Scenes.justBegun()
                }) {
            assertThat(text(summary, width).lines())
                    .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(width));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "ru", "ar-EG-u-nu-arab"})
    void readsTheSameInEveryLocale(String language) {
        String expected = text(Scenes.threeWorkers(), 80);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(text(Scenes.threeWorkers(), 80)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void colourChangesNothingButColour() {
        String colored =
                new TextReport(new TextOptions(100, true, false)).render(Scenes.sleepsWithGil());
        assertThat(colored).contains("\u001b[");
        assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(text(Scenes.sleepsWithGil(), 100));
    }

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
    void dropsAreToldWhereTheyAreKnown() {
        assertThat(text(Scenes.byTheKernel(), 100))
                .contains(
                        "DROPS  399 forced · 1,613 voluntary · 2.0 % of the waiting was for a CPU");
        assertThat(text(Scenes.threeWorkers(), 100)).doesNotContain("DROPS");
    }

    @Test
    void rareStatesAppearWhenTheyOccur() {
        assertThat(text(Scenes.sleepsWithGil(), 60)).contains("held-", "blocked", "starved");
        assertThat(text(Scenes.threeWorkers(), 140)).doesNotContain("held-", "starved");
    }

    @Test
    void columnsWithoutRoomAreNamed() {
        assertThat(text(Scenes.sleepsWithGil(), 60)).contains("(too narrow for: TID, native");
        assertThat(text(Scenes.threeWorkers(), 80)).doesNotContain("too narrow");
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

    @Test
    void stacksReadUnderAPauseAreNotApproximate() {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).pause(Run.Pause.HOLDER).begin();
        scene.is(scene.thread("a"), ThreadState.RUNNING, 10, scene.stack("f a.py:1")).end(10);
        assertThat(text(ledger.summary(), 80)).doesNotContain("approximate");
    }

    @Test
    void someThreadsAreShownByName() {
        String text = text(selected("logger"), 100);
        assertThat(text)
                .contains("Showing 1 of 5 threads, those with \"logger\" in their names")
                .contains("4 threads compete for the GIL")
                .contains("WHO MAKES THEM WAIT", "score_batch (model.py:88) ← handle (app.py:31)")
                .contains("write_log (app.py:60)")
                .doesNotContain("\nworker-1", "parse (app.py:12)", "not known");
        assertThat(text(selected("nobody"), 100)).contains("Showing 0 of 5 threads");
    }

    private static Summary selected(String names) {
        return Selection.of(Scenes.threeWorkers(), Pattern.compile(names));
    }

    @Test
    void whoWaitsForWhomIsATableWhereThereIsMoreThanOnePair() {
        assertThat(text(Scenes.threeWorkers(), 80))
                .containsPattern("(?m)^waits .* worker-1  worker-2  worker-3 +all$")
                .containsPattern("(?m)^worker-2 +15\\.9 +· +15\\.9 +31\\.7$");
        assertThat(text(Scenes.sleepsWithGil(), 80)).doesNotContain("WHO WAITS FOR WHOM");
        assertThat(text(selected("logger"), 80))
                .contains("WHO WAITS FOR WHOM  % of these threads' waiting");
    }

    @Test
    void manyWaitersAreFoldedAndNoLineGrowsWider() {
        Summary summary = Scenes.manyWaiters();
        assertThat(text(summary, 80))
                .containsPattern("(?m)^….*PoolExecutor-\\*_\\* ")
                .containsPattern("(?m)^waits .* 5 others +nobody +all$")
                .doesNotContain("FLAME OF WAITING");
        for (int width : new int[] {60, 80, 100, 200}) {
            String all = new TextReport(new TextOptions(width, false, true)).render(summary);
            assertThat(all).contains("others", "PoolExecutor-1_7", "FLAME OF WAITING CAUSED");
            assertThat(all.lines())
                    .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void callsAreIndentedBelowTheirCallers() {
        assertThat(flame("<module> app.py:9", "serve app.py:7", "spin app.py:3"))
                .containsExactly(
                        "<module> (app.py:9)", "└ serve (app.py:7)", "  └ spin (app.py:3)");
    }

    @Test
    void whatStartsAThreadAndLibraryCallsThatOnlyLeadOnTakeNoRoom() {
        String lib = " /usr/lib/python3.12/";
        assertThat(
                        flame(
                                "Thread._bootstrap" + lib + "threading.py:1",
                                "Thread.run" + lib + "threading.py:3",
                                "_worker" + lib + "thread.py:4",
                                "_WorkItem.run" + lib + "thread.py:5",
                                "score app.py:6",
                                "loads" + lib + "json.py:7"))
                .containsExactly(
                        "… 2 library calls", "└ score (app.py:6)", "  └ loads (json.py:7)");
    }

    @Test
    void deepCallsStayReadableOnANarrowTerminal() {
        String[] deep = new String[60];
        for (int i = 0; i < deep.length; i++) {
            deep[i] = "call_" + i + " app.py:" + (i + 1);
        }
        assertThat(flame(deep)).last().asString().contains("call_59 (app.py");
    }

    /** The tree of a thread that runs with one stack, root first. */
    private static List<String> flame(String... stack) {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        scene.is(scene.thread("a"), ThreadState.RUNNING, 1000, scene.stack(stack)).end(1000);
        return text(ledger.summary(), 60)
                .lines()
                .dropWhile(line -> !line.startsWith("    held"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.substring(34))
                .toList();
    }

    @Test
    void whatIsPrunedIsCountedAndShownOnRequest() {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int thread = scene.thread("a");
        scene.is(thread, ThreadState.RUNNING, 990, scene.stack("main a.py:1", "hot a.py:5"));
        scene.is(thread, ThreadState.RUNNING, 5, scene.stack("main a.py:1", "cold a.py:9"))
                .end(1000);
        Summary summary = ledger.summary();
        assertThat(text(summary, 80)).contains("(1 small branch left out; --all shows them)");
        assertThat(text(summary, 80)).doesNotContain("cold");
        assertThat(new TextReport(new TextOptions(80, false, true)).render(summary))
                .contains("cold (a.py:9)");
    }

    @Test
    void aThousandIdleThreadsAreCountedNotListed() {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        scene.is(scene.thread("busy"), ThreadState.RUNNING, 100, 0);
        for (int i = 0; i < 1000; i++) {
            scene.blocked(scene.thread("idle-" + i), BlockedKind.LOCK, 100, 0);
        }
        String text = text(ledger.summary(), 80);
        assertThat(text)
                .contains("(1,000 more threads; --all shows them)")
                .doesNotContain("idle-7");
    }
}
