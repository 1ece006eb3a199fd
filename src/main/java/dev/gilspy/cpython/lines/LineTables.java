package dev.gilspy.cpython.lines;

import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.error.UnsupportedInterpreterException;

/** Decodes a code object's table in the shape that its layout names. */
public final class LineTables {

    private LineTables() {}

    /**
     * @param table the bytes of {@code co_linetable}; anything at all: what makes no sense has no
     *     line
     * @param firstLine {@code co_firstlineno}
     * @throws UnsupportedInterpreterException if the layout names a shape that gilspy does not know
     */
    public static LineTable of(Layout layout, byte[] table, int firstLine) {
        String shape = layout.word("line_table");
        return switch (shape) {
            case "lnotab" -> Lnotab.decode(table, firstLine);
            case "linetable310" -> LineTable310.decode(table, firstLine);
            case "locations311" -> Locations311.decode(table, firstLine);
            default ->
                    throw new UnsupportedInterpreterException(
                            "gilspy does not know line tables of the shape " + shape + ".", "");
        };
    }
}
