package dev.gilspy.export.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** Opens pages in a real browser, as files. */
abstract class OpenedPage {
    static final int WIDTH = 1280;
    static final int HEIGHT = 800;

    @TempDir static Path directory;
    static Browser browser;

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

    static void open(Summary summary) throws IOException {
        open(summary, WIDTH);
    }

    static void open(Summary summary, int width) throws IOException {
        open(new Page(summary, Verdicts.of(summary)).render(), width);
    }

    static void open(String page, int width) throws IOException {
        Path file = directory.resolve("report.html");
        Files.writeString(file, page);
        browser.open(file.toUri().toString(), width, HEIGHT);
    }

    static WebElement show(String panel) {
        browser.click("#tab-" + panel);
        return browser.find("#" + panel);
    }

    static WebElement canvas(String panel) {
        show(panel);
        return browser.find("#" + panel + " canvas");
    }

    static String status(String panel) {
        return browser.text("#" + panel + " .status");
    }
}
