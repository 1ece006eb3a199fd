package dev.gilspy.cpython.lines;

import java.util.Arrays;

/**
 * The source line of every instruction of one code object: runs of bytecode, each on one line.
 * Immutable.
 */
public final class LineTable {
    /** No line: the compiler made the instruction up, or the table does not say. */
    public static final int NO_LINE = 0;

    /** Of code whose lines are not known. */
    public static final LineTable NONE = new LineTable(NO_LINE, new int[0], new int[0]);

    private static final int CODE_UNIT_BYTES = 2;

    /** Far above any real code object; keeps a length read wrongly from taking all memory. */
    private static final int MAX_CODE_BYTES = 1 << 24;

    private final int firstLine;
    private final int[] starts;
    private final int[] lines;

    /**
     * @param starts byte offsets at which runs begin, ascending without repetition
     * @param lines the line of each run
     */
    LineTable(int firstLine, int[] starts, int[] lines) {
        this.firstLine = Math.max(NO_LINE, firstLine);
        this.starts = starts;
        this.lines = lines;
    }

    /**
     * @param lastiBytes offset of an instruction from the start of the bytecode; negative is a
     *     frame before its first instruction, which stands on the first line of the code object
     * @return the line, or {@link #NO_LINE}
     */
    public int lineOf(int lastiBytes) {
        if (lastiBytes < 0) {
            return firstLine;
        }
        int found = Arrays.binarySearch(starts, lastiBytes);
        int run = found >= 0 ? found : -found - 2;
        return run < 0 ? NO_LINE : lines[run];
    }

    /** How much memory its runs take, bytes. */
    public int weightBytes() {
        return 2 * Integer.BYTES * starts.length;
    }

    /**
     * The same, dense: element {@code i} is the line of the instruction at byte {@code 2 * i}.
     *
     * @param codeBytes length of the bytecode; beyond 16 MiB the array is cut off there
     */
    public int[] linesByCodeUnit(int codeBytes) {
        int codeUnits = Math.max(0, Math.min(codeBytes, MAX_CODE_BYTES)) / CODE_UNIT_BYTES;
        int[] dense = new int[codeUnits];
        for (int run = 0; run < starts.length; run++) {
            int from = Math.min(firstUnitAt(starts[run]), codeUnits);
            int to = run + 1 < starts.length ? firstUnitAt(starts[run + 1]) : codeUnits;
            Arrays.fill(dense, from, Math.min(to, codeUnits), lines[run]);
        }
        return dense;
    }

    /** The first code unit that begins at or behind a byte: runs of damaged tables may be odd. */
    private static int firstUnitAt(int byteOffset) {
        return byteOffset / CODE_UNIT_BYTES + byteOffset % CODE_UNIT_BYTES;
    }
}
