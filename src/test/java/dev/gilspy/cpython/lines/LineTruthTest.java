package dev.gilspy.cpython.lines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.cpython.CommandOutput;
import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.cpython.layout.LayoutLibrary;
import dev.gilspy.live.Python;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each interpreter tells the line of every instruction of thousands of code objects; so do we. */
class LineTruthTest {
    private static final String SCRIPT = "test-fixtures/truth/lines_truth.py";
    private static final int FEWEST_CODE_OBJECTS = 2_000;

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void everyInstructionIsOnTheLineThatTheInterpreterSays(Python python) {
        Layout layout = LayoutLibrary.find(3, python.minor(), python.freeThreaded()).orElseThrow();
        List<Truth> truths = truths(python);

        assertThat(truths).hasSizeGreaterThan(FEWEST_CODE_OBJECTS);
        for (Truth truth : truths) {
            LineTable decoded = LineTables.of(layout, truth.table, truth.firstLine);
            int[] expected = truth.linesByCodeUnit();
            assertThat(decoded.linesByCodeUnit(truth.codeBytes)).as(truth.name).isEqualTo(expected);
            assertThat(oneByOne(decoded, expected.length)).as(truth.name).isEqualTo(expected);
            assertThat(decoded.lineOf(-1)).as(truth.name).isEqualTo(truth.firstLine);
        }
    }

    private static int[] oneByOne(LineTable table, int codeUnits) {
        int[] lines = new int[codeUnits];
        for (int unit = 0; unit < codeUnits; unit++) {
            lines[unit] = table.lineOf(2 * unit);
        }
        return lines;
    }

    private static List<Truth> truths(Python python) {
        return CommandOutput.of(python, SCRIPT).lines().map(Truth::parse).toList();
    }

    /** One line of the script's output. */
    private record Truth(
            String name, int firstLine, byte[] table, int codeBytes, List<String> changes) {

        /** As {@code textwrap.py:dedent 412 000204010601 18 0:413,4:414}. */
        static Truth parse(String line) {
            String[] words = line.split(" ");
            return new Truth(
                    words[0],
                    Integer.parseInt(words[1]),
                    HexFormat.of().parseHex(words[2].replace("-", "")),
                    Integer.parseInt(words[3]),
                    List.of(words[4].split(",")));
        }

        int[] linesByCodeUnit() {
            int[] lines = new int[codeBytes / 2];
            for (String change : changes) {
                String[] offsetAndLine = change.split(":");
                int from = Integer.parseInt(offsetAndLine[0]) / 2;
                Arrays.fill(lines, from, lines.length, Integer.parseInt(offsetAndLine[1]));
            }
            return lines;
        }
    }
}
