package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about messages has each of them as a heading, and no other. */
class TroubleshootingTest {
    private static final Path PAGE = Path.of("src/main/doc/troubleshooting.md");
    private static final String MESSAGE_HEADING = "### ";

    /** What stands in a heading for what differs: FILE, PID. */
    private static final String PLACEHOLDER = "[A-Z]{2,}";

    @Test
    void everyMessageHasItsHeading() throws IOException {
        List<String> headings = headings();

        assertThat(UserMessages.all()).hasSizeGreaterThan(100);
        assertThat(UserMessages.all())
                .allSatisfy(
                        message ->
                                assertThat(headings)
                                        .as(shown(message))
                                        .anyMatch(heading -> isOf(heading, message)));
    }

    @Test
    void everyHeadingIsAMessage() throws IOException {
        assertThat(headings())
                .doesNotHaveDuplicates()
                .allSatisfy(
                        heading ->
                                assertThat(UserMessages.all())
                                        .as(heading)
                                        .anyMatch(message -> isOf(heading, message)));
    }

    @Test
    void nothingIsLeftWithoutAnAnswer() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(page.split("\n(?=## )"))
                .allSatisfy(section -> assertThat(section.strip()).matches("(?s).*\n\n[^#].*"));
        assertThat(page).doesNotContain("[ADVICE]");
        assertThat(Pattern.compile("(?m)^### .*\n*(?=## |\\z)").matcher(page).find()).isFalse();
    }

    private static boolean isOf(String heading, String message) {
        return UserMessages.pattern(message, PLACEHOLDER).matcher(heading).matches();
    }

    private static String shown(String message) {
        return message.replace("" + MessageScan.GAP, "PLACEHOLDER");
    }

    private static List<String> headings() throws IOException {
        return Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith(MESSAGE_HEADING))
                .map(line -> line.substring(MESSAGE_HEADING.length()).replaceAll("^`|`$", ""))
                .toList();
    }
}
