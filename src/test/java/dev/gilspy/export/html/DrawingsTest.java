package dev.gilspy.export.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Selection;
import dev.gilspy.compare.Comparison;
import dev.gilspy.compare.Diff;
import dev.gilspy.compare.Diffs;
import dev.gilspy.compare.Gate;
import dev.gilspy.compare.Service;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What the page draws, as a person uses it. */
class DrawingsTest extends OpenedPage {
    /** Where the names are that the drawings' rows are as high as: flame-canvas.js, timeline.js. */
    private static final int ROW = 19;

    private static final int AXIS = 24;

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
    void callsOfAComparisonHaveTheColourOfTheirChangeAndTheWidthOfTheChosenSide()
            throws IOException {
        Comparison comparison =
                Comparison.of(
                        new Service(1).recorded("before.gilspy"),
                        new Service(2).scoring(2).recorded("after.gilspy"));
        Gate gate = Gate.of(comparison, 0.1, false);
        Diff diff = new Diff(comparison, List.of(), List.of(), gate);
        open(new DiffPage(Diffs.of(diff)).render(), WIDTH);
        assertThat(browser.text("main"))
                .contains("worse", "FAILED", "Flame: held", "hold p50", "+");
        WebElement canvas = browser.find(".drawing canvas");
        browser.hover(canvas, 100, ROW + 8);
        assertThat(browser.text(".tooltip")).contains("handle (app.py:31)", "% before", "% after");
        Object wide = browser.pixel(canvas, 600, 2 * ROW + 2);
        assertThat(wide)
                .as("score is held for longer, and nothing is known of parse")
                .isNotEqualTo(browser.pixel(canvas, canvas.getSize().width - 4, 2 * ROW + 2));
        browser.click(canvas, 100, 2 * ROW + 8);
        assertThat(browser.text(".status"))
                .startsWith("score (model.py:88)")
                .contains(" points")
                .doesNotContain("noise");
        browser.press(Keys.ESCAPE);
        browser.find(".drawing select").sendKeys("As wide as before");
        browser.click(canvas, canvas.getSize().width * 85 / 100, 2 * ROW + 8);
        assertThat(browser.text(".status")).startsWith("parse (app.py:12)").contains("noise");
    }
}
