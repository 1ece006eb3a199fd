package dev.gilspy.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** How many columns of a terminal a character takes, as wcwidth(3) has it: none, one or two. */
final class Widths {
    private static final int FIRST_WIDE = 0x1100;
    private static final int HEXADECIMAL = 16;

    /** Read when the first character needs it; last ones by first ones, inclusive. */
    private static final class Wide {
        private static final TreeMap<Integer, Integer> RANGES = read();

        private static TreeMap<Integer, Integer> read() {
            TreeMap<Integer, Integer> ranges = new TreeMap<>();
            try (InputStream in = Widths.class.getResourceAsStream("/unicode/wide.txt");
                    var reader =
                            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                reader.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split(" "))
                        .forEach(range -> ranges.put(hex(range[0]), hex(range[1])));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return ranges;
        }

        private static int hex(String digits) {
            return Integer.parseInt(digits, HEXADECIMAL);
        }
    }

    private Widths() {}

    static int of(int codePoint) {
        if (codePoint < FIRST_WIDE) {
            return isMark(codePoint) ? 0 : 1;
        }
        if (isMark(codePoint) || joinsSyllable(codePoint)) {
            return 0;
        }
        Map.Entry<Integer, Integer> range = Wide.RANGES.floorEntry(codePoint);
        return range != null && codePoint <= range.getValue() ? 2 : 1;
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Vowels and finals of Hangul, which are drawn into the consonant before them. */
    private static boolean joinsSyllable(int c) {
        return c >= 0x1160 && c <= 0x11ff || c >= 0xd7b0 && c <= 0xd7fb;
    }
}
