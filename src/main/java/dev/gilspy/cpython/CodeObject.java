package dev.gilspy.cpython;

import dev.gilspy.cpython.lines.LineTable;
import dev.gilspy.model.Frame;

/**
 * A code object, read once. What it says never changes; but its address may come to hold another
 * one, which {@link CodeObjects#stillThere} notices by the {@code identity}.
 *
 * @param address of the PyCodeObject in the target
 * @param identity of its name, file, line table and first line, to notice a reused address
 * @param codeBytes length of its bytecode
 */
public record CodeObject(
        long address,
        Identity identity,
        String function,
        String file,
        LineTable lines,
        int codeBytes) {

    private static final int BARE_BYTES = 400;

    /** Members that another code object at the same address would hardly share. */
    public record Identity(long filename, long name, long lineTable, int firstLine) {}

    /** About how much memory it takes here, bytes. */
    public int weightBytes() {
        return BARE_BYTES
                + Character.BYTES * (function.length() + file.length())
                + lines.weightBytes();
    }

    /** The frame at an offset into the bytecode. */
    public Frame frameAt(int lastiBytes) {
        return new Frame(function, file, Math.max(0, lines.lineOf(lastiBytes)));
    }
}
