package dev.gilspy.tui;

import dev.gilspy.report.live.ThreadRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How the threads are sorted.
 *
 * @param column heading of the column; "" for the order in which they come, busiest first
 * @param reversed the other way round
 */
record Sorting(String column, boolean reversed) {
    static final Sorting BUSIEST = new Sorting("", false);

    /** By the column that a digit stands for. */
    static Sorting by(int digit) {
        return new Sorting(ThreadColumns.KEYS.get(digit - 1), false);
    }

    Sorting next() {
        List<String> keys = ThreadColumns.KEYS;
        return new Sorting(keys.get((keys.indexOf(column) + 1) % keys.size()), reversed);
    }

    Sorting turned() {
        return new Sorting(column, !reversed);
    }

    List<ThreadRow> sort(List<ThreadRow> rows) {
        List<ThreadRow> sorted =
                new ArrayList<>(column.isEmpty() ? rows : ThreadColumns.of(column).sorted(rows));
        if (reversed) {
            Collections.reverse(sorted);
        }
        return sorted;
    }

    /** What stands behind the heading of a column; "" if it is not sorted by. */
    String arrow(String heading) {
        if (!heading.equals(column)) {
            return "";
        }
        return reversed ? "▲" : "▼";
    }
}
