package dev.gilspy.report;

import java.util.Map;

/**
 * Text for terminals whose locale is not UTF-8: every character becomes one that is in ASCII and
 * takes as many columns.
 */
public final class Ascii {
    private static final Map<Integer, String> LIKE =
            Map.ofEntries(
                    like('█', "#"),
                    like('▚', "%"),
                    like('▞', "&"),
                    like('▒', "="),
                    like('▓', "+"),
                    like('░', ":"),
                    like('·', "."),
                    like('–', "-"),
                    like('…', "~"),
                    like('←', "<"),
                    like('→', ">"),
                    like('└', "`"),
                    like('├', "|"),
                    like('│', "|"),
                    like('─', "-"),
                    like('■', "#"),
                    like('×', "x"),
                    like('✓', "+"),
                    like('✗', "x"),
                    like('▸', ">"),
                    like('▼', "v"),
                    like('▲', "^"),
                    like('µ', "u"),
                    like('▁', "_"),
                    like('▂', "."),
                    like('▃', "-"),
                    like('▄', "="),
                    like('▅', "+"),
                    like('▆', "o"),
                    like('▇', "*"));

    private Ascii() {}

    private static Map.Entry<Integer, String> like(char character, String ascii) {
        return Map.entry((int) character, ascii);
    }

    public static String of(String text) {
        StringBuilder ascii = new StringBuilder();
        text.codePoints().forEach(c -> ascii.append(of(c)));
        return ascii.toString();
    }

    private static String of(int character) {
        String alone = Character.toString(character);
        return character < 0x80
                ? alone
                : LIKE.getOrDefault(character, "?".repeat(Columns.width(alone)));
    }
}
