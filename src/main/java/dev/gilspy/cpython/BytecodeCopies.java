package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.Layout;
import java.nio.ByteBuffer;

/**
 * Where the copies of a code object's bytecode are. Since CPython 3.14 (gh-115999) every thread of
 * a free-threaded build specialises a copy of its own: {@code co_tlbc} points to an array of them,
 * and a frame says by its {@code tlbc_index} which one it runs. Number 0 is the code object's own.
 * CPython, Include/internal/pycore_code.h.
 *
 * @param indexAt in a frame, of the number of its copy; -1 if there are no copies
 * @param copiesAt in a code object, of the array's address
 * @param sizeAt in the array, of its length
 * @param entriesAt in the array, of the addresses of the copies
 */
public record BytecodeCopies(int indexAt, int copiesAt, int sizeAt, int entriesAt) {
    static final BytecodeCopies NONE = new BytecodeCopies(-1, 0, 0, 0);

    /** In place of an address: there is no such copy. Far from where any instruction can be. */
    private static final long NOWHERE = Long.MIN_VALUE;

    static BytecodeCopies of(Layout layout) {
        if (!layout.has("_PyInterpreterFrame", "tlbc_index")) {
            return NONE;
        }
        return new BytecodeCopies(
                layout.offset("_PyInterpreterFrame", "tlbc_index"),
                layout.offset("PyCodeObject", "co_tlbc"),
                layout.offset("_PyCodeArray", "size"),
                layout.offset("_PyCodeArray", "entries"));
    }

    /** The number of the copy that a frame runs; 0 if it runs the code object's own bytecode. */
    int indexOf(ByteBuffer bytes, int frameOffset) {
        return indexAt < 0 ? 0 : bytes.getInt(frameOffset + indexAt);
    }

    /**
     * The address of a copy's first instruction.
     *
     * @param pieces to find it in, or to read it
     */
    long start(long code, int index, MemoryPieces pieces) {
        long array = word(code + copiesAt, pieces);
        if (array == NOWHERE || index < 0 || index >= word(array + sizeAt, pieces)) {
            return NOWHERE;
        }
        return word(array + entriesAt + (long) index * Long.BYTES, pieces);
    }

    private static long word(long address, MemoryPieces pieces) {
        int offset = pieces.find(address, Long.BYTES);
        return offset < 0 ? NOWHERE : pieces.found().getLong(offset);
    }
}
