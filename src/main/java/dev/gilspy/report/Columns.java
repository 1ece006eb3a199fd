package dev.gilspy.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text in the columns of a terminal. Widths are columns: a wide character takes two, an accent
 * none.
 */
public final class Columns {
    private static final String CUT = "…";
    private static final char ESCAPE = '\u001b';
    private static final Pattern COLORS = Pattern.compile("\u001b\\[[0-9;]*m");

    private Columns() {}

    /** Text that cannot move the cursor or change colours: control characters become {@code ?}. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(c -> plain.appendCodePoint(isPrintable(c) ? c : '?'));
        return plain.toString();
    }

    private static boolean isPrintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    /** Columns that a text takes; colours take none. */
    public static int width(String text) {
        String bare = text.indexOf(ESCAPE) < 0 ? text : COLORS.matcher(text).replaceAll("");
        return bare.codePoints().map(Columns::width).sum();
    }

    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    /** Unicode, East Asian Width W and F, in whole blocks. */
    private static boolean isWide(int c) {
        return c >= 0x1100
                && (c <= 0x115f
                        || (c >= 0x2e80 && c <= 0xa4cf)
                        || (c >= 0xac00 && c <= 0xd7a3)
                        || (c >= 0xf900 && c <= 0xfaff)
                        || (c >= 0xfe30 && c <= 0xfe6f)
                        || (c >= 0xff00 && c <= 0xff60)
                        || (c >= 0x1f300 && c <= 0x1faff)
                        || (c >= 0x20000 && c <= 0x3fffd));
    }

    /** The text if it fits, else its beginning and an ellipsis. */
    public static String fit(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            used += width(c);
            if (used > width - 1) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return width < 1 ? "" : kept.append(CUT).toString();
    }

    /** The text if it fits, else an ellipsis and its end. */
    public static String fitEnd(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        int from = points.length;
        int used = 1;
        while (from > 0 && used + width(points[from - 1]) <= width) {
            from--;
            used += width(points[from]);
        }
        return width < 1 ? "" : CUT + new String(points, from, points.length - from);
    }

    public static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    public static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /** Lines of whole words, each at most so wide unless one word is wider. */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && width(line.toString()) + 1 + width(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Lines of whole items with a point between them: {@code a · b}; too long ones are wrapped. */
    public static List<String> wrapItems(List<String> items, int width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String item : items) {
            String longer = line.isEmpty() ? item : line + " · " + item;
            if (!line.isEmpty() && width(longer) > width) {
                lines.add(line);
                longer = item;
            }
            line = longer;
        }
        lines.add(line);
        return lines.stream()
                .flatMap(
                        full -> width(full) <= width ? Stream.of(full) : wrap(full, width).stream())
                .toList();
    }
}
