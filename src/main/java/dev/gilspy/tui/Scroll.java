package dev.gilspy.tui;

import java.util.List;

/** Which lines of many are shown. */
final class Scroll {
    private Scroll() {}

    /** The first line to show so that a certain one is among them. */
    static int toShow(int line, int count, int room) {
        int last = Math.max(0, count - room);
        return Math.max(0, Math.min(last, line - room + 1));
    }

    /** So many lines from there on; from further up where the end would leave room. */
    static List<String> cut(List<String> lines, int from, int room) {
        int start = Math.max(0, Math.min(from, lines.size() - room));
        return lines.subList(start, Math.min(lines.size(), start + room));
    }
}
