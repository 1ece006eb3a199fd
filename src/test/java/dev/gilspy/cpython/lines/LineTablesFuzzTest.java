package dev.gilspy.cpython.lines;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import dev.gilspy.fuzz.Cost;
import java.util.List;

/** Whatever the bytes of a table are, no instruction stands on a line that no file has. */
class LineTablesFuzzTest {
    private static final Cost COST = new Cost(4 << 20, 512, 1000);
    private static final int CODE_BYTES = 4096;

    @FuzzTest
    void anyTable(byte @NotNull @WithLength(max = 4096) [] table, int firstLine) throws Exception {
        COST.bound(table.length, () -> decode(table, firstLine));
    }

    private static void decode(byte[] table, int firstLine) {
        for (LineTable lines :
                List.of(
                        Lnotab.decode(table, firstLine),
                        LineTable310.decode(table, firstLine),
                        Locations311.decode(table, firstLine))) {
            int[] dense = lines.linesByCodeUnit(CODE_BYTES);
            assertThat(dense).hasSize(CODE_BYTES / 2);
            for (int unit = 0; unit < dense.length; unit++) {
                assertThat(dense[unit]).isNotNegative();
                assertThat(dense[unit]).isEqualTo(lines.lineOf(2 * unit));
            }
            assertThat(lines.lineOf(-2)).isNotNegative();
            assertThat(lines.lineOf(Integer.MAX_VALUE)).isNotNegative();
        }
    }
}
