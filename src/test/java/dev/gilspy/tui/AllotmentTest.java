package dev.gilspy.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllotmentTest {
    private static Section section(String name, int importance, int least, int wanted) {
        return new Section(importance, least, wanted, lines -> Collections.nCopies(lines, name));
    }

    /** a matters most, then c, then b. */
    @ParameterizedTest
    @CsvSource({
        "1, ''",
        "2, cc",
        "3, aaa",
        "4, aaaa",
        "5, aaacc",
        "6, aaaacc",
        "7, aaabbcc",
        "8, aaaabbcc",
        "10, aaaabbbccc",
        "13, aaaabbbcccccc",
        "14, aaaabbbcccccc",
        "15, aaaa|bbb|cccccc"
    })
    void lessImportantSectionsGoFirst(int height, String expected) {
        List<Section> sections =
                List.of(section("a", 1, 3, 4), section("b", 3, 2, 3), section("c", 2, 2, 6));
        String text =
                String.join(
                        "",
                        Allotment.fill(sections, height).stream()
                                .map(AllotmentTest::seen)
                                .toList());
        assertThat(text).isEqualTo(expected);
    }

    private static String seen(String line) {
        return line.isEmpty() ? "|" : line;
    }
}
