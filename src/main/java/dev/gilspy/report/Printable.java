package dev.gilspy.report;

/**
 * Text as people may see it, whoever made it up: nothing in it steers a terminal, hides, or turns
 * around what stands beside it (Unicode TR 36 and 39; CVE-2021-42574). What is not shown is named
 * the way that Python writes it: {@code \x1b}, {@code \u202e}.
 */
final class Printable {
    /** Accents on one letter that some script needs; more of them run over other lines. */
    private static final int MOST_MARKS = 4;

    private Printable() {}

    static String of(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f) ? text : named(text);
    }

    private static String named(String text) {
        StringBuilder shown = new StringBuilder();
        int marks = MOST_MARKS; // an accent at the beginning would be on what stands before
        for (int c : text.codePoints().toArray()) {
            marks = Widths.of(c) == 0 ? marks + 1 : 0;
            if (isShown(c) && marks <= MOST_MARKS) {
                shown.appendCodePoint(c);
            } else {
                marks = MOST_MARKS;
                shown.append(name(c));
            }
        }
        return shown.toString();
    }

    /** Whether a character can be seen, where it stands, and as what it is. */
    static boolean isShown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED ->
                    false;
            default -> !isInvisible(codePoint) && !isMerged(codePoint);
        };
    }

    /** Halves of flags and colours of skin, of whose columns each terminal thinks otherwise. */
    private static boolean isMerged(int c) {
        return c >= 0x1f1e6 && c <= 0x1f1ff || c >= 0x1f3fb && c <= 0x1f3ff;
    }

    /** Letters and marks that look like nothing (Default_Ignorable_Code_Point). */
    private static boolean isInvisible(int c) {
        return c == 0x034f
                || c == 0x115f
                || c == 0x1160
                || c >= 0x17b4 && c <= 0x17b5
                || c >= 0x180b && c <= 0x180f
                || c == 0x3164
                || c >= 0xfe00 && c <= 0xfe0f
                || c == 0xffa0
                || c >= 0xe0100 && c <= 0xe01ef;
    }

    private static String name(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> (c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(c);
        };
    }
}
