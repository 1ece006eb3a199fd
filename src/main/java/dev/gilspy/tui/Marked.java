package dev.gilspy.tui;

import dev.gilspy.report.Columns;
import java.util.regex.Pattern;

/** The line that is chosen: by a mark, and where there are colours also by them. */
final class Marked {
    private static final Pattern COLORS = Pattern.compile("\u001b\\[[0-9;]*m");

    private Marked() {}

    static String name(String name, boolean chosen) {
        return (chosen ? "▸" : " ") + name;
    }

    /** The whole line in reverse, as wide as the screen. */
    static String line(String line, Part part) {
        if (!part.palette().color()) {
            return line;
        }
        String bare = COLORS.matcher(line).replaceAll("");
        return part.palette().reverse(Columns.left(bare, part.width()));
    }
}
