package dev.gilspy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.elf.Tool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Held against Python's own copy of the Unicode database. */
class WidthsTest {
    /** Code point, whether it is wide, and whether it takes no column, of all that has a name. */
    private static final String PRINT =
            """
            import sys, unicodedata
            for c in map(chr, range(0x20, 0x110000)):
                category = unicodedata.category(c)
                if category[0] != 'C' and category not in ('Zl', 'Zp'):
                    wide = unicodedata.east_asian_width(c) in 'WF'
                    print(ord(c), 0 if category in ('Mn', 'Me') else 2 if wide else 1)
            """;

    /** Of another width or category since Unicode 14 or 16; with what follows. */
    private static final List<Integer> CHANGED = List.of(0x1734, 0x2630, 0x268a, 0x4dc0, 0x1d300);

    /** So many characters from each of those on. */
    private static final int BLOCK = 96;

    @Test
    void areThoseOfUnicode() {
        List<String> wrong = new ArrayList<>();
        List<String> all = Tool.output(List.of("python3", "-c", PRINT)).lines().toList();
        assertThat(all).hasSizeGreaterThan(100_000);
        for (String line : all) {
            int character = Integer.parseInt(line.split(" ")[0]);
            int width = Integer.parseInt(line.split(" ")[1]);
            boolean shown = Printable.isShown(character) && !joinsSyllable(character);
            boolean changed =
                    CHANGED.stream().anyMatch(c -> character >= c && character < c + BLOCK);
            if (shown && !changed && Widths.of(character) != width) {
                wrong.add(Integer.toHexString(character));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Which glibc has as 0 columns and Unicode as narrow. */
    private static boolean joinsSyllable(int c) {
        return c >= 0x1160 && c <= 0x11ff || c >= 0xd7b0 && c <= 0xd7fb;
    }
}
