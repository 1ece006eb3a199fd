package dev.gilspy.export.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.InterpreterScenes;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Selection;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Verdicts;
import dev.gilspy.model.ThreadState;
import dev.gilspy.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page as a person meets it, in a real browser that opens it as a file. */
class PageTest {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    /** Where the names are that the drawings' rows are as high as: flame-canvas.js, timeline.js. */
    private static final int ROW = 19;

    private static final int AXIS = 24;

    @TempDir static Path directory;
    private static Browser browser;

    @BeforeAll
    static void startBrowser() throws IOException {
        browser = Browser.start();
    }

    @AfterAll
    static void closeBrowser() throws IOException {
        browser.close();
    }

    /** Whatever was done, nothing went wrong in the page, and nothing was asked of the network. */
    @AfterEach
    void nothingWasComplainedOfNorAskedFor() {
        assertThat(browser.said()).isEmpty();
        assertThat(browser.asked()).allMatch(address -> address.matches("(file:///|data:,).*"));
    }

    private static void open(Summary summary) throws IOException {
        open(summary, WIDTH);
    }

    private static void open(Summary summary, int width) throws IOException {
        Path file = directory.resolve("report.html");
        Files.writeString(file, new Page(summary, Verdicts.of(summary)).render());
        browser.open(file.toUri().toString(), width, HEIGHT);
    }

    private static WebElement show(String panel) {
        browser.click("#tab-" + panel);
        return browser.find("#" + panel);
    }

    private static WebElement canvas(String panel) {
        show(panel);
        return browser.find("#" + panel + " canvas");
    }

    private static String status(String panel) {
        return browser.text("#" + panel + " .status");
    }

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
                InterpreterScenes.pypy());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyTabShowsItsPanelAlone(Summary summary) throws IOException {
        open(summary);
        for (Panel panel : Panel.values()) {
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
    void aClickZoomsIntoACallAndEscapeShowsAll() throws IOException {
        open(Scenes.threeWorkers());
        WebElement canvas = canvas("held");
        int right = canvas.getSize().width - 60;
        browser.click(canvas, right, 2 * ROW + 8);
        assertThat(status("held")).startsWith("parse (app.py:12) · 37").contains("of this picture");
        assertThat(browser.pixel(canvas, 5, 2 * ROW + 2))
                .as("it begins at the left now, where another call was")
                .isEqualTo(browser.pixel(canvas, right, 2 * ROW + 2));
        browser.press(Keys.ESCAPE);
        assertThat(status("held")).isEmpty();
        browser.click(canvas, 30, 2 * ROW + 8);
        assertThat(status("held")).startsWith("score_batch (model.py:91) · 2.6");
        browser.click("#held button");
        assertThat(status("held")).isEmpty();
    }

    @Test
    void theArrowKeysGoFromCallToCallAndEnterZooms() throws IOException {
        open(Scenes.threeWorkers());
        canvas("held");
        browser.click("#held canvas");
        browser.press(Keys.ESCAPE, Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(status("held")).startsWith("handle (app.py:31) · ");
        browser.press(Keys.ARROW_DOWN);
        assertThat(status("held")).startsWith("score_batch (model.py:91) · ");
        browser.press(Keys.ARROW_RIGHT);
        assertThat(status("held")).startsWith("parse (app.py:12) · ");
        browser.press(Keys.ENTER);
        assertThat(browser.find("#held button").isEnabled()).isTrue();
        browser.press(Keys.ARROW_UP);
        assertThat(status("held")).startsWith("handle (app.py:31) · ");
        browser.press(Keys.ESCAPE);
        assertThat(browser.find("#held button").isEnabled()).isFalse();
    }

    @Test
    void theMouseShowsTheCallUnderIt() throws IOException {
        open(Scenes.sleepsWithGil());
        browser.hover(canvas("held"), 100, 2 * ROW + 8);
        assertThat(browser.text(".tooltip"))
                .contains("poll_device (device.py:17)", "/srv/device.py:17")
                .contains("of this picture", "held-blocked 96.7 %");
    }

    @Test
    void aSlashSearchesAndTellsHowMuchWasFound() throws IOException {
        open(Scenes.threeWorkers());
        WebElement canvas = canvas("held");
        Object before = browser.pixel(canvas, 5, 2 * ROW + 2);
        browser.press("/", "score");
        assertThat(browser.text("#held .found")).isEqualTo("87.4 % found");
        assertThat(browser.pixel(canvas, 5, 2 * ROW + 2)).isNotEqualTo(before);
        browser.press(Keys.ESCAPE);
        assertThat(browser.text("#held .found")).isEmpty();
        assertThat(browser.pixel(canvas, 5, 2 * ROW + 2)).isEqualTo(before);
    }

    @Test
    void theTreeMayBeginAtTheLeavesOrStandOnItsRootOrBeOneThreads() throws IOException {
        open(Scenes.threeWorkers());
        WebElement canvas = canvas("held");
        List<WebElement> boxes = browser.findAll("#held input[type=checkbox]");
        boxes.get(1).click();
        browser.click(canvas, 30, ROW + 8);
        assertThat(status("held")).as("leaf first").startsWith("score_batch (model.py:91)");
        boxes.get(2).click();
        int bottom = canvas.getSize().height;
        browser.click(canvas, 30, bottom - ROW - 8);
        assertThat(status("held")).as("root below").startsWith("score_batch (model.py:91)");
        boxes.get(1).click();
        boxes.get(0).click();
        browser.click(canvas, 30, canvas.getSize().height - ROW - 8);
        assertThat(status("held")).as("by thread").matches("worker-\\d \\(\\d+\\) · 1\\.0.*");
        browser.find("#held select").sendKeys("logger");
        browser.click(canvas, 30, canvas.getSize().height - 2 * ROW - 8);
        assertThat(status("held")).as("one thread's").startsWith("write_log (app.py:60)");
    }

    @Test
    void blameIsATableAndAFlameOfTheHolders() throws IOException {
        open(Scenes.byTheKernel());
        WebElement canvas = canvas("blame");
        assertThat(browser.text("#blame"))
                .contains("compute (app.py:5) ← main (app.py:9)")
                .contains("waits \\ for", "compute-1", "all");
        assertThat(browser.findAll("#blame .heat-5")).isNotEmpty();
        browser.findAll("#blame input[type=checkbox]").get(0).click();
        browser.click(canvas, 30, ROW + 8);
        assertThat(status("blame")).startsWith("compute-");
    }

    @Test
    void theTimelineTellsTheSharesUnderTheMouseAndZooms() throws IOException {
        open(Scenes.threeWorkers());
        WebElement canvas = canvas("timeline");
        browser.hover(canvas, 600, AXIS + 10);
        assertThat(browser.text(".tooltip"))
                .contains("worker-1 (4243)")
                .containsPattern("running \\d\\d\\.\\d %")
                .containsPattern("waiting \\d\\d\\.\\d %");
        assertThat(browser.text("#timeline .found")).startsWith("0 – 3 s");
        browser.drag(canvas, 400, 800, AXIS + 10);
        assertThat(browser.text("#timeline .found")).matches("0\\.[56].* – 1\\.7.*");
        browser.press(Keys.ESCAPE);
        assertThat(browser.text("#timeline .found")).startsWith("0 – 3 s");
        browser.press("+");
        assertThat(browser.text("#timeline .found")).startsWith("0.75 s – 2.25 s");
    }

    @Test
    void percentilesAreToldUnderTheMouseAndLinesCanBeHidden() throws IOException {
        open(Scenes.threeWorkers());
        show("percentiles");
        WebElement waits = browser.findAll("#percentiles canvas").get(1);
        browser.hover(waits, 300, 150);
        assertThat(browser.text(".tooltip"))
                .contains("are no longer than", "worker-1", "10 ms", "logger", "5 ms");
        long colors = browser.colors(waits);
        List<WebElement> lines = browser.findAll("#percentiles .lines button");
        WebElement last = lines.get(lines.size() - 1);
        last.click();
        assertThat(last.getDomAttribute("aria-pressed")).isEqualTo("false");
        assertThat(browser.colors(waits)).isLessThan(colors);
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
            for (Panel panel : Panel.values()) {
                show(panel.id());
                String hidden =
                        "const d = document.documentElement; return d.scrollWidth - d.clientWidth";
                assertThat(browser.ask(hidden)).as(panel.id()).isEqualTo(0L);
            }
        }
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
        for (Panel panel : Panel.values()) {
            show(panel.id());
        }
        assertThat(browser.text("#run")).isNotBlank();
        assertThat(show("summary").getText())
                .contains("</td><script>pwned=1</script>?", "<!--{{constructor}}${pwned=1}");
        browser.click(canvas("held"), 30, ROW + 8);
        assertThat(status("held")).startsWith(function);
        browser.hover(canvas("blame"), 30, ROW + 8);
        assertThat(browser.text(".tooltip")).contains(function, file);
        assertThat(browser.ask("return typeof window.pwned")).isEqualTo("undefined");
    }

    @Test
    void onlyChosenThreadsAreDrawn() throws IOException {
        open(Selection.of(Scenes.threeWorkers(), Pattern.compile("worker-1")));
        assertThat(browser.text("#summary")).contains("Showing 1 of 5 threads");
        show("held");
        assertThat(browser.findAll("#held option")).hasSize(2);
        browser.click(canvas("held"), 30, ROW + 8);
        assertThat(status("held")).contains("100.0 % of this picture", "33.3 % of the time");
        canvas("blame");
        browser.findAll("#blame input[type=checkbox]").get(0).click();
        browser.click(canvas("blame"), 30, ROW + 8);
        assertThat(status("blame"))
                .as("others are named where they are to blame")
                .contains("worker-");
    }

    @Test
    void oneOfSeveralProcessesIsDrawn() throws IOException {
        Summary first = Scenes.threeWorkers();
        Summary second = Scenes.sleepsWithGil();
        List<Summary.ProcessSummary> both = new ArrayList<>(first.processes());
        both.addAll(second.processes());
        open(
                new Summary(
                        first.run(), first.ending(), first.quality(), first.observedNanos(), both));
        assertThat(browser.text("#summary")).contains("worker-1", "driver");
        browser.click(canvas("held"), 30, ROW + 8);
        assertThat(status("held")).startsWith("handle (app.py:31)");
        browser.ask(
                "const s = document.querySelector('nav select'); s.value = '1';"
                        + "s.dispatchEvent(new Event('change'))");
        browser.click(canvas("held"), 30, 2 * ROW + 8);
        assertThat(status("held")).startsWith("poll_device (device.py:17)");
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
