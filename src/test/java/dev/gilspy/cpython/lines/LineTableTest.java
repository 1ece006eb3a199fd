package dev.gilspy.cpython.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.cpython.layout.Facts;
import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.error.UnsupportedInterpreterException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTableTest {

    /** Six bytes on line 10, then line 12; then back to line 11 to the end. */
    @Test
    void lnotabGoesForwardFirst() {
        LineTable table = table("lnotab", "060204ff", 10);

        assertThat(table.linesByCodeUnit(12)).containsExactly(10, 10, 10, 12, 12, 11);
    }

    /** Four bytes on line 11, two without a line, two on line 9, and nothing after. */
    @Test
    void linetable310ChangesTheLineFirst() {
        LineTable table = table("linetable310", "0401028002fe", 10);

        assertThat(table.linesByCodeUnit(12)).containsExactly(11, 11, 0, 9, 0, 0);
    }

    /**
     * By entry: same line, one line on, none, 100 lines on without columns, 2 back in long form.
     */
    @Test
    void locations311HasManyForms() {
        LineTable table =
                table("locations311", "8000" + "d90000" + "f8" + "e84803" + "f005000000", 10);

        assertThat(table.linesByCodeUnit(14)).containsExactly(10, 11, 11, 0, 111, 109, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lnotab", "linetable310", "locations311"})
    void aFrameBeforeItsFirstInstructionIsOnTheFirstLine(String shape) {
        assertThat(table(shape, "0401", 7).lineOf(-2)).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"lnotab, 7", "linetable310, 0", "locations311, 0"})
    void anEmptyTableKnowsAtMostTheFirstLine(String shape, int line) {
        assertThat(table(shape, "", 7).lineOf(0)).isEqualTo(line);
        assertThat(table(shape, "", 7).linesByCodeUnit(4)).containsExactly(line, line);
    }

    @Test
    void aLengthReadWronglyDoesNotTakeAllMemory() {
        assertThat(table("lnotab", "", 1).linesByCodeUnit(Integer.MAX_VALUE)).hasSize(1 << 23);
        assertThat(table("lnotab", "", 1).linesByCodeUnit(-2)).isEmpty();
    }

    @Test
    void aShapeOfTheFutureIsRefused() {
        assertThatThrownBy(() -> table("locations399", "", 1))
                .isInstanceOf(UnsupportedInterpreterException.class)
                .hasMessageContaining("locations399");
    }

    @Property
    void anyLnotabIsRead(
            @ForAll @Size(max = 400) byte[] table, @ForAll int firstLine, @ForAll int lasti) {
        assertHolds(Lnotab.decode(table, firstLine), lasti);
    }

    @Property
    void anyLineTable310IsRead(
            @ForAll @Size(max = 400) byte[] table, @ForAll int firstLine, @ForAll int lasti) {
        assertHolds(LineTable310.decode(table, firstLine), lasti);
    }

    @Property
    void anyLocations311AreRead(
            @ForAll @Size(max = 400) byte[] table,
            @ForAll int firstLine,
            @ForAll @IntRange(min = -2, max = 4000) int lasti) {
        assertHolds(Locations311.decode(table, firstLine), lasti);
    }

    private static void assertHolds(LineTable table, int lasti) {
        assertThat(table.lineOf(lasti)).isNotNegative();
        int[] dense = table.linesByCodeUnit(4000);
        assertThat(dense).hasSize(2000);
        for (int unit = 0; unit < dense.length; unit++) {
            assertThat(dense[unit]).isEqualTo(table.lineOf(2 * unit));
        }
    }

    private static LineTable table(String shape, String hex, int firstLine) {
        Facts facts = new Facts(Map.of(), Map.of("line_table", shape));
        Layout layout = new Layout(3, 99, false, Map.of(), facts, Optional.empty());
        return LineTables.of(layout, HexFormat.of().parseHex(hex), firstLine);
    }
}
