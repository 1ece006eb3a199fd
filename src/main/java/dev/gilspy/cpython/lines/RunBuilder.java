package dev.gilspy.cpython.lines;

import java.util.Arrays;

/** Collects runs in ascending order, joining those on one line. Used once. */
final class RunBuilder {
    private final int firstLine;
    private int[] starts = new int[16];
    private int[] lines = new int[16];
    private int count;

    RunBuilder(int firstLine) {
        this.firstLine = firstLine;
    }

    /**
     * From {@code start} on, bytecode is on {@code line}; what was said of the same start before
     * does not count. A line that no file can have is none.
     */
    void add(int start, long line) {
        int plausible = line > 0 && line <= Integer.MAX_VALUE ? (int) line : LineTable.NO_LINE;
        if (count > 0 && starts[count - 1] == start) {
            count--;
        }
        if (count > 0 && lines[count - 1] == plausible) {
            return;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            lines = Arrays.copyOf(lines, 2 * count);
        }
        starts[count] = start;
        lines[count] = plausible;
        count++;
    }

    LineTable build() {
        return new LineTable(firstLine, Arrays.copyOf(starts, count), Arrays.copyOf(lines, count));
    }
}
