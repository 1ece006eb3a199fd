package dev.gilspy.cpython.lines;

/**
 * The table of CPython 3.10, {@code co_linetable} after PEP 626: pairs of (unsigned bytes of
 * bytecode, signed lines). A pair first goes to another line, which then holds for its bytes. See
 * CPython 3.10, Objects/lnotab_notes.txt.
 */
final class LineTable310 {
    /**
     * In place of a difference: these bytes have no line; the next difference is to the line
     * before.
     */
    private static final int WITHOUT_LINE = -128;

    private LineTable310() {}

    static LineTable decode(byte[] table, int firstLine) {
        RunBuilder runs = new RunBuilder(firstLine);
        int offset = 0;
        long line = firstLine;
        for (int i = 0; i + 1 < table.length; i += 2) {
            boolean hasLine = table[i + 1] != WITHOUT_LINE;
            if (hasLine) {
                line += table[i + 1];
            }
            runs.add(offset, hasLine ? line : LineTable.NO_LINE);
            offset += Byte.toUnsignedInt(table[i]);
        }
        runs.add(offset, LineTable.NO_LINE);
        return runs.build();
    }
}
