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

    /**
     * Text that cannot move the cursor, change colours or hide: what is not shown is named, as in
     * {@code \x1b}.
     */
    public static String plain(String text) {
        return Printable.of(text);
    }

    /** Columns that a text takes; colours take none. */
    public static int width(String text) {
        String bare = text.indexOf(ESCAPE) < 0 ? text : COLORS.matcher(text).replaceAll("");
        return bare.codePoints().map(Widths::of).sum();
    }

    /** The text if it fits, else its beginning and an ellipsis. */
    public static String fit(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            used += Widths.of(c);
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
        while (from > 0 && used + Widths.of(points[from - 1]) <= width) {
            from--;
            used += Widths.of(points[from]);
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
