package dev.gilspy.cpython.lines;

/**
 * The table of CPython up to 3.9, {@code co_lnotab}: pairs of (unsigned bytes of bytecode, signed
 * lines). A pair first goes forward in the bytecode and then to another line; the last line holds
 * to the end. See CPython 3.9, Objects/codeobject.c, PyCode_Addr2Line().
 */
final class Lnotab {

    private Lnotab() {}

    static LineTable decode(byte[] table, int firstLine) {
        RunBuilder runs = new RunBuilder(firstLine);
        int offset = 0;
        long line = firstLine;
        runs.add(offset, line);
        for (int i = 0; i + 1 < table.length; i += 2) {
            offset += Byte.toUnsignedInt(table[i]);
            line += table[i + 1];
            runs.add(offset, line);
        }
        return runs.build();
    }
}
