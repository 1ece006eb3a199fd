package dev.gilspy.export.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.FleetScenes;
import dev.gilspy.aggregate.InterpreterScenes;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Verdicts;
import dev.gilspy.model.ThreadState;
import dev.gilspy.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page as a person meets it, in a real browser that opens it as a file. */
class PageTest extends OpenedPage {
    /** As high as a flame's rows are: flame-canvas.js. */
    private static final int ROW = 19;

    /** How much of the page's width there is no room for. */
    private static final String HIDDEN =
            "const d = document.documentElement; return d.scrollWidth - d.clientWidth";

    static List<Summary> reports() throws IOException {
        Ledger recorded = new Ledger();
        RecordingReader.replay(
                Path.of("test-fixtures/recordings/one-interpreter.gilspy"), () -> recorded);
        return List.of(
                recorded.summary(),
                Scenes.threeWorkers(),
                Scenes.sleepsWithGil(),
                Scenes.justBegun(),
                InterpreterScenes.withoutGil(),
                InterpreterScenes.pypy(),
                FleetScenes.gunicorn());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyTabShowsItsPanelAlone(Summary summary) throws IOException {
        open(summary);
        for (Panel panel : Panel.of(summary.processes().size())) {
            WebElement shown = show(panel.id());
            WebElement tab = browser.find("#tab-" + panel.id());
            assertThat(tab.getDomAttribute("aria-selected")).isEqualTo("true");
            assertThat(shown.getText()).isNotBlank();
            assertThat(browser.findAll("main > section"))
                    .filteredOn(WebElement::isDisplayed)
                    .containsExactly(shown);
            for (WebElement canvas : browser.findAll("#" + panel.id() + " canvas")) {
                assertThat(browser.colors(canvas)).as(panel.id()).isGreaterThan(1);
            }
        }
    }

    @Test
    void theSummarySaysWhatTheTextReportSays() throws IOException {
        open(Scenes.threeWorkers());
        assertThat(browser.text("#summary"))
                .contains("GIL-BOUND", "4 threads compete for the GIL", "3.0 times as fast")
                .contains("confidence 87 % over 3 intervals of 1.0 s")
                .contains("score_batch (model.py:91)", "worker-1 4243", "33.3 66.7");
        assertThat(show("run").getText()).contains("2,987 samples at 1,000 Hz");
    }

    @Test
    void tabsAreReachedByKeys() throws IOException {
        open(Scenes.threeWorkers());
        browser.press("3");
        assertThat(browser.find("#waiting").isDisplayed()).isTrue();
        browser.press(Keys.ARROW_RIGHT);
        assertThat(browser.find("#native").isDisplayed()).isTrue();
        browser.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT);
        assertThat(browser.find("#held").isDisplayed()).isTrue();
        browser.press(Keys.END);
        assertThat(browser.find("#run").isDisplayed()).isTrue();
        browser.press(Keys.ARROW_RIGHT);
        assertThat(browser.find("#summary").isDisplayed()).isTrue();
    }

    @Test
    void theButtonTurnsLightToDarkAndTheDrawingsWithIt() throws IOException {
        open(Scenes.threeWorkers());
        WebElement canvas = canvas("held");
        Object light = browser.pixel(canvas, 5, 2);
        String page = browser.find("body").getCssValue("background-color");
        browser.click("#theme");
        assertThat(browser.find("body").getCssValue("background-color")).isNotEqualTo(page);
        assertThat(browser.pixel(canvas, 5, 2)).isNotEqualTo(light);
        browser.click("#theme");
        assertThat(browser.pixel(canvas, 5, 2)).isEqualTo(light);
    }

    @Test
    void thePageIsAsDarkAsTheSystem() throws IOException {
        open(Scenes.threeWorkers());
        String light = browser.find("body").getCssValue("background-color");
        browser.preferColors("dark");
        try {
            assertThat(browser.find("body").getCssValue("background-color")).isNotEqualTo(light);
            assertThat(browser.text("#theme")).isEqualTo("Light");
        } finally {
            browser.preferColors("light");
        }
    }

    @Test
    void onANarrowScreenOnlyTablesAreScrolledSideways() throws IOException {
        for (Summary summary : List.of(Scenes.byTheKernel(), InterpreterScenes.withoutGil())) {
            open(summary, 600);
            for (Panel panel : Panel.of(1)) {
                show(panel.id());
                assertThat(browser.ask(HIDDEN)).as(panel.id()).isEqualTo(0L);
            }
        }
        open(FleetScenes.gunicorn(), 600);
        assertThat(browser.ask(HIDDEN)).as("the table of processes").isEqualTo(0L);
    }

    @Test
    void namesFromTheTargetStayNames() throws IOException {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        String function = "</script><img/src=x/onerror=pwned=1>";
        String file = "/srv/\"'&lt;--><svg/onload=pwned=1>";
        int thread = scene.thread("</td><script>pwned=1</script>\u202e");
        int other = scene.thread("<!--{{constructor}}${pwned=1}");
        int stack = scene.stack(function + " " + file + ":3");
        scene.is(thread, ThreadState.RUNNING, 1000, stack);
        scene.waits(other, 1000, stack, thread, stack).end(1000);
        open(ledger.summary());
        for (Panel panel : Panel.of(1)) {
            show(panel.id());
        }
        assertThat(browser.text("#run")).isNotBlank();
        assertThat(show("summary").getText())
                .contains("</td><script>pwned=1</script>\\u202e", "<!--{{constructor}}${pwned=1}");
        browser.click(canvas("held"), 30, ROW + 8);
        assertThat(status("held")).startsWith(function);
        browser.hover(canvas("blame"), 30, ROW + 8);
        assertThat(browser.text(".tooltip")).contains(function, file);
        assertThat(browser.ask("return typeof window.pwned")).isEqualTo("undefined");
    }

    @Test
    void ofSeveralProcessesThereIsATableAndOneIsShownAtATime() throws IOException {
        open(FleetScenes.gunicorn());
        assertThat(browser.text("#processes"))
                .contains("pid 4200 gunicorn: master [shop:app] idle 0.0 0.0 0.0 31 MiB")
                .contains("pid 4301 gunicorn: worker [shop:app] gil-bound 100.0 2.1 1.0 214 MiB")
                .contains("held-while-blocked 98.0 0.9 0.1 – – –")
                .contains("The run");
        assertThat(show("summary").getText()).contains("IDLE").doesNotContain("worker-1");

        browser.press("1");
        browser.findAll("#processes tbody a").get(1).click();
        assertThat(browser.text("#summary")).contains("GIL-BOUND", "worker-1");
        assertThat(browser.text("#summary")).doesNotContain("IDLE", "driver");
        browser.click(canvas("held"), 30, ROW + 8);
        assertThat(status("held")).startsWith("handle (app.py:31)");

        browser.ask(
                "const s = document.querySelector('nav select'); s.value = '2';"
                        + "s.dispatchEvent(new Event('change'))");
        browser.click(canvas("held"), 30, 2 * ROW + 8);
        assertThat(status("held")).startsWith("poll_device (device.py:17)");
        canvas("timeline");
        assertThat(browser.text("#timeline .found")).as("its own second").startsWith("0 – 1 s");
        browser.press("0");
        assertThat(browser.find("#run").isDisplayed()).isTrue();
        assertThat(browser.text("#run")).contains("997 samples").doesNotContain("2,987");
    }

    @Test
    void withoutScriptsEverythingThatIsTextIsThere() throws IOException {
        browser.allowScripts(false);
        try {
            open(Scenes.threeWorkers());
            String text = browser.text("main");
            assertThat(text)
                    .contains(
                            "GIL-BOUND confidence 87 %",
                            "worker-1 4243", "Who waits for whom", "The run")
                    .contains("FLAME  % of wall time", "├ score_batch (model.py:91)")
                    .contains("A script draws this, and scripts are off or forbidden here.");
        } finally {
            browser.allowScripts(true);
        }
    }

    @Test
    void whereAnArtifactStoreForbidsAllButTextTheTextIsThereAndTheBarsHaveColours()
            throws IOException {
        Summary summary = Scenes.threeWorkers();
        try (ArtifactStore store =
                ArtifactStore.of(new Page(summary, Verdicts.of(summary)).render())) {
            browser.open(store.address(), WIDTH, HEIGHT);
            assertThat(browser.text("main"))
                    .contains("GIL-BOUND", "worker-1", "Who waits for whom", "The run");
            assertThat(browser.find("rect.state-waiting").getCssValue("fill"))
                    .isEqualTo("rgb(230, 159, 0)");
            assertThat(store.asked()).as("not even an icon").containsExactly("/report.html");
            assertThat(browser.said())
                    .as("the refusals that were meant")
                    .isNotEmpty()
                    .allMatch(
                            said ->
                                    said.contains("Content Security Policy")
                                            || said.contains("sandboxed"));
            assertThat(browser.asked()).containsExactly(store.address());
        }
    }
}
