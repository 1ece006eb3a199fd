package dev.gilspy.tui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.model.ThreadState;
import dev.gilspy.report.Ascii;
import dev.gilspy.report.Columns;
import dev.gilspy.report.Golden;
import dev.gilspy.report.Palette;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TopViewTest {
    private static final Palette PLAIN = new Palette(false);
    private static final Pattern COLORS = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final ViewState FIRST = ViewState.FIRST;

    private static List<String> lines(ViewState state, Shown shown, int width, int height) {
        return new TopView(state, shown, width, height, PLAIN).lines();
    }

    private static String text(ViewState state, Shown shown, int width, int height) {
        return String.join("\n", lines(state, shown, width, height)) + "\n";
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "200, 60"})
    void looksAsRecorded(int width, int height) throws IOException {
        String size = width + "x" + height + ".txt";
        Golden.assertMatches("top-" + size, text(FIRST, Pictures.workers(), width, height));
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void everyPageLooksAsRecorded(Page page) throws IOException {
        Shown shown = Pictures.noting(Pictures.workers(), "First.", "The kernel dropped events.");
        String name = "top-" + page.name().toLowerCase(Locale.ROOT) + ".txt";
        Golden.assertMatches(name, text(FIRST.on(page), shown, 80, 24));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "61, 13", "70, 15", "80, 24", "99, 30", "132, 43", "200, 60", "300, 100"})
    void fillsTheScreenAndNoLineIsWider(int width, int height) {
        for (Page page : Page.values()) {
            for (Shown shown : everything()) {
                assertThat(lines(FIRST.on(page), shown, width, height))
                        .hasSize(height)
                        .allSatisfy(
                                line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(width));
            }
        }
    }

    private static List<Shown> everything() {
        Shown note = Pictures.noting(Pictures.of(Scenes.byTheKernel()), "A note. ".repeat(50));
        return List.of(
                Pictures.workers(),
                Pictures.nothingYet(),
                Pictures.of(Scenes.sleepsWithGil()),
                Pictures.of(Scenes.manyWaiters()),
                Pictures.over(note, "The process has ended."));
    }

    @ParameterizedTest
    @CsvSource({"59, 12", "60, 11", "20, 5", "1, 1", "0, 0"})
    void aWindowThatIsTooSmallIsToBeMadeLarger(int width, int height) {
        List<String> lines = lines(FIRST, Pictures.workers(), width, height);
        assertThat(lines)
                .hasSize(height)
                .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(width));
        if (width >= 20 && height >= 5) {
            assertThat(String.join(" ", lines))
                    .contains("gilspy top needs 60 x 12", "Make it larger");
        }
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void coloursChangeNothingButColours(Page page) {
        for (Shown shown : everything()) {
            List<String> colored =
                    new TopView(FIRST.on(page), shown, 100, 30, new Palette(true)).lines();
            assertThat(colored).anyMatch(line -> COLORS.matcher(line).find());
            assertThat(colored)
                    .extracting(line -> COLORS.matcher(line).replaceAll("").stripTrailing())
                    .isEqualTo(
                            lines(FIRST.on(page), shown, 100, 30).stream()
                                    .map(String::stripTrailing)
                                    .toList());
        }
    }

    @Test
    void commandLinesLoseTheirFoldersWhereRoomIsShort() {
        String command = "/usr/bin/python3 -m app /srv/etc/a.toml http://x/ y";
        assertThat(CommandLine.of(command, 60)).isEqualTo(command);
        assertThat(CommandLine.of(command, 40)).isEqualTo("python3 -m app a.toml http://x/ y");
        assertThat(CommandLine.of(command, 12)).isEqualTo("python3 -m …");
    }

    @Test
    void whatMattersLeastIsLeftOutFirst() {
        assertThat(text(FIRST, Pictures.workers(), 80, 12))
                .contains(" THREADS", " HOTTEST FUNCTIONS", " WHO MAKES OTHERS WAIT")
                .doesNotContain("THE LAST");
        assertThat(text(FIRST, Pictures.workers(), 80, 16)).contains("THE LAST");
    }

    @Test
    void unknownIsNeverZero() {
        assertThat(text(FIRST, Pictures.nothingYet(), 80, 24))
                .contains("GIL –", "demand –", "own cost –", "errors –", "no verdict yet")
                .contains("the first figures come in a moment")
                .doesNotContain("0.0");
    }

    @Test
    void rareStatesAppearWhenTheyOccur() {
        assertThat(text(FIRST, Pictures.of(Scenes.sleepsWithGil()), 120, 24))
                .contains("held-blocked", "held-starved", "starved");
        assertThat(text(FIRST, Pictures.workers(), 120, 24)).doesNotContain("held-", "starved");
    }

    @Test
    void theEndIsSaidAndTheEssentialsAreKept() {
        Shown over = Pictures.over(Pictures.workers(), "The process has ended.");
        List<String> lines = lines(FIRST, over, 80, 24);
        assertThat(lines.get(22)).isEqualTo("■ The process has ended. q quits.");
        assertThat(String.join("\n", lines)).contains("worker-1");
        assertThat(new TopView(FIRST, over, 80, 24, PLAIN).essentials())
                .hasSize(4)
                .last()
                .isEqualTo("The process has ended.");
    }

    @Test
    void filterKeepsWhatHasItInItsName() {
        String text = text(FIRST.filtered("WORKER-[12]"), Pictures.workers(), 80, 24);
        assertThat(text)
                .contains(" THREADS 2", "worker-1", "worker-2", "filter \"WORKER-[12]\"")
                .doesNotContain("worker-3", "logger");
        assertThat(text(FIRST.filtered("[nothing"), Pictures.workers(), 80, 24))
                .contains("no threads with \"[nothing\" in their names");
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void namesFromTheTargetMoveNoCursor(Page page) {
        String hostile = "\u001b[2J\u001b]0;x\u0007\u009b1m線線e\u0301\r\n\t\u202e\u200bend";
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int thread = scene.thread(hostile);
        int other = scene.thread(hostile + "2");
        int stack = scene.stack(hostile.replace(':', ';') + " a.py:1");
        scene.is(thread, ThreadState.RUNNING, 10, stack).waits(other, 10, stack, thread, stack);
        scene.end(10);
        Shown shown = Pictures.noting(Pictures.of(ledger.summary()), hostile);
        for (String line : lines(FIRST.on(page).filtered("end"), shown, 80, 24)) {
            assertThat(line).doesNotContainPattern("\\p{Cc}|\\p{Cf}");
            assertThat(AttributedString.fromAnsi(line).columnLength()).isLessThanOrEqualTo(80);
        }
    }

    @Test
    void theThreadThatIsChosenIsShownHoweverManyThereAre() {
        Shown many = Pictures.of(Scenes.manyWaiters());
        ViewState last = FIRST;
        for (int i = 0; i < 63; i++) {
            last = new Controls(last, many, 1, 1).after(Key.of(Key.Kind.DOWN)).state();
        }
        List<String> marked =
                lines(last, many, 80, 24).stream().filter(line -> line.startsWith("▸")).toList();
        assertThat(marked).hasSize(1);
        assertThat(marked.get(0)).isNotEqualTo(lines(FIRST, many, 80, 24).get(4));
    }

    @Test
    void withoutUtf8AllOfItIsAsciiAndAsWide() {
        for (String line : lines(FIRST, Pictures.of(Scenes.sleepsWithGil()), 120, 40)) {
            String ascii = Ascii.of(line);
            assertThat(ascii).matches("\\p{ASCII}*");
            assertThat(ascii.length()).isEqualTo(Columns.width(line));
        }
    }
}
