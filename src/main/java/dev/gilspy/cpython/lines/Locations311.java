package dev.gilspy.cpython.lines;

/**
 * The table of CPython 3.11 and later, {@code co_linetable} with columns after PEP 657. Entries of
 * one to many bytes; only the first byte of an entry has its top bit set:
 *
 * <pre>
 *   bit 7   6 5 4 3   2 1 0
 *       1   code      code units - 1      then, by code, the bytes that place it
 * </pre>
 *
 * See CPython 3.11, Objects/locations.md.
 */
final class Locations311 {
    private static final int ENTRY_START = 0x80;
    private static final int CODE_UNIT_BYTES = 2;

    private static final int WITHOUT_LOCATION = 15;
    private static final int LONG_FORM = 14;
    private static final int WITHOUT_COLUMNS = 13;
    private static final int ON_SAME_LINE = 10; // 11 and 12: one and two lines on

    private static final int VARINT_BITS = 6;
    private static final int VARINT_MORE = 1 << VARINT_BITS;
    private static final int VARINT_MAX_SHIFT = 5 * VARINT_BITS; // 36 bits hold any int

    private final byte[] table;
    private final RunBuilder runs;
    private int position;

    private Locations311(byte[] table, int firstLine) {
        this.table = table;
        this.runs = new RunBuilder(firstLine);
    }

    static LineTable decode(byte[] table, int firstLine) {
        return new Locations311(table, firstLine).decodeFrom(firstLine);
    }

    private LineTable decodeFrom(int firstLine) {
        int offset = 0;
        long line = firstLine;
        while (position < table.length && startsEntry(table[position])) {
            int head = table[position++];
            int code = head >> 3 & 0xf;
            line += lineDifference(code);
            runs.add(offset, code == WITHOUT_LOCATION ? LineTable.NO_LINE : line);
            offset += ((head & 7) + 1) * CODE_UNIT_BYTES;
            skipToNextEntry();
        }
        runs.add(offset, LineTable.NO_LINE);
        return runs.build();
    }

    private long lineDifference(int code) {
        if (code == LONG_FORM || code == WITHOUT_COLUMNS) {
            return signedVarint();
        }
        boolean oneLineForm = code >= ON_SAME_LINE && code != WITHOUT_LOCATION;
        return oneLineForm ? code - ON_SAME_LINE : 0;
    }

    /** Six bits a byte, lowest first; the lowest bit of the whole is the sign. */
    private long signedVarint() {
        long value = 0;
        boolean more = true;
        for (int shift = 0; more && shift <= VARINT_MAX_SHIFT; shift += VARINT_BITS) {
            if (position >= table.length || startsEntry(table[position])) {
                break;
            }
            int next = table[position++];
            value |= (long) (next & VARINT_MORE - 1) << shift;
            more = (next & VARINT_MORE) != 0;
        }
        return (value & 1) == 0 ? value >> 1 : -(value >> 1);
    }

    private void skipToNextEntry() {
        while (position < table.length && !startsEntry(table[position])) {
            position++;
        }
    }

    private static boolean startsEntry(byte value) {
        return (value & ENTRY_START) != 0;
    }
}
