package dev.gilspy.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void widthIsThatOnTheTerminal() {
        assertThat(Columns.width("abc")).isEqualTo(3);
        assertThat(Columns.width("線程")).isEqualTo(4);
        assertThat(Columns.width("e\u0301")).isEqualTo(1);
        assertThat(Columns.width("\u001b[31mred\u001b[m")).isEqualTo(3);
    }

    @Test
    void whatIsCutSaysSo() {
        assertThat(Columns.fit("worker", 6)).isEqualTo("worker");
        assertThat(Columns.fit("worker-1", 6)).isEqualTo("worke…");
        assertThat(Columns.fit("線程線程", 5)).isEqualTo("線程…");
        assertThat(Columns.fit("abc", 0)).isEmpty();
    }

    @Test
    void aNameCannotSteerTheTerminal() {
        assertThat(Columns.plain("a\u001b[2Jb\nc\u202ed")).isEqualTo("a\\x1b[2Jb\\nc\\u202ed");
    }

    @Test
    void wordsAndItemsStayWhole() {
        assertThat(Columns.wrap("one two three", 7)).containsExactly("one two", "three");
        assertThat(Columns.wrapItems(List.of("a b", "c d", "e"), 9))
                .containsExactly("a b · c d", "e");
    }

    @Property
    void nothingFittedIsWiderThanItsPlace(
            @ForAll String text, @ForAll @IntRange(max = 40) int width) {
        assertThat(Columns.width(Columns.fit(Columns.plain(text), width)))
                .isLessThanOrEqualTo(width);
    }
}
