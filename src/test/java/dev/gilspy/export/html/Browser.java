package dev.gilspy.export.html;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.elf.Tool;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium that shows one page and is clicked, typed and pointed at like a person's. */
final class Browser implements AutoCloseable {
    /** Says that it knows no classes for this version's own protocol, of which we use none. */
    private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

    /** How long the pointer is on its way; Selenium's own quarter of a second adds up. */
    private static final Duration MOVE = Duration.ofMillis(20);

    /** A canvas that is read from is drawn by other means from then on; so we read from a copy. */
    private static final String COPY =
            "const {width, height} = arguments[0];"
                    + "const copy = new OffscreenCanvas(width, height)"
                    + ".getContext('2d', {willReadFrequently: true});"
                    + "copy.drawImage(arguments[0], 0, 0);";

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /** Fails where there is no Chromium and none can be had. */
    static Browser start() throws IOException {
        List<String> found =
                Tool.output(List.of("test-fixtures/chromium/find.sh")).lines().toList();
        DEVTOOLS.setLevel(Level.SEVERE);
        Path profile = Files.createTempDirectory("gilspy-browser");
        // Or Selenium would look for a driver on the network.
        System.setProperty(ChromeDriverService.CHROME_DRIVER_EXE_PROPERTY, found.get(1));
        return new Browser(new ChromeDriver(options(found.get(0), profile)), profile);
    }

    private static ChromeOptions options(String binary, Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(binary);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    /** Opens a page in a window of this size, with nothing said or asked for yet. */
    void open(String address, int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        said();
        asked();
        driver.get(address);
    }

    void allowScripts(boolean allowed) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
    }

    /**
     * What the system says that pages should look like: light or dark. A page hears of it with the
     * next frame that it draws, and has drawn when there is another one.
     */
    void preferColors(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        driver.executeAsyncScript(
                "const done = arguments[0];"
                        + " requestAnimationFrame(() => requestAnimationFrame(done));");
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> findAll(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** The text that is on the screen there. */
    String text(String selector) {
        return find(selector).getText();
    }

    /** What a script in the page makes of these. */
    Object ask(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Presses keys, wherever the focus is. */
    void press(CharSequence... keys) {
        for (CharSequence key : keys) {
            new Actions(driver).sendKeys(key).perform();
        }
    }

    void click(String selector) {
        find(selector).click();
    }

    /** Clicks so many pixels from an element's left and top. */
    void click(WebElement element, int x, int y) {
        pointAt(element, x, y).click().perform();
    }

    void hover(WebElement element, int x, int y) {
        pointAt(element, x, y).perform();
    }

    void drag(WebElement element, int fromX, int toX, int y) {
        pointAt(element, fromX, y).clickAndHold().moveByOffset(toX - fromX, 0).release().perform();
    }

    private Actions pointAt(WebElement element, int x, int y) {
        ask("arguments[0].scrollIntoView({block: 'nearest'})", element);
        int width = element.getSize().width;
        int height = element.getSize().height;
        return new Actions(driver, MOVE).moveToElement(element, x - width / 2, y - height / 2);
    }

    /** The colour of one pixel of a canvas: red, green, blue, alpha. */
    Object pixel(WebElement canvas, int x, int y) {
        return ask(
                COPY + "return [...copy.getImageData(arguments[1], arguments[2], 1, 1).data]",
                canvas,
                x,
                y);
    }

    /** How many colours a canvas has; a blank one has one. */
    long colors(WebElement canvas) {
        return (Long)
                ask(
                        COPY
                                + "const all = copy.getImageData(0, 0, width, height).data;"
                                + "return new Set(new Uint32Array(all.buffer)).size",
                        canvas);
    }

    /** What was written to the console since this was asked last: errors, and what was refused. */
    List<String> said() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Every address that was asked for since this was asked last. */
    List<String> asked() {
        List<String> addresses = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonObject message =
                    JsonParser.parseString(entry.getMessage())
                            .getAsJsonObject()
                            .getAsJsonObject("message");
            if (message.get("method").getAsString().equals("Network.requestWillBeSent")) {
                addresses.add(
                        message.getAsJsonObject("params")
                                .getAsJsonObject("request")
                                .get("url")
                                .getAsString());
            }
        }
        return addresses;
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
