package dev.gilspy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Selection;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {
    static String text(Summary summary, int width) {
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
