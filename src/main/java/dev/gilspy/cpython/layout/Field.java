package dev.gilspy.cpython.layout;

/**
 * One member of a C struct.
 *
 * @param offset bytes from the start of the struct; never negative
 * @param width bytes; for an array that ends its struct, those of one element, or 0 if its elements
 *     have no fixed width
 */
public record Field(int offset, int width) {
    private static final int WIDEST_SCALAR_BYTES = 8;

    /** The first byte after this member. */
    public long end() {
        return (long) offset + width;
    }

    /** Whether the compiler could have put it there: scalars on a multiple of their own size. */
    boolean aligned() {
        int alignment = width == 0 ? 1 : Math.min(Integer.lowestOneBit(width), WIDEST_SCALAR_BYTES);
        return offset % alignment == 0;
    }

    boolean overlaps(Field other) {
        return offset < other.end() && other.offset < end();
    }

    Field movedTo(int newOffset) {
        return new Field(newOffset, width);
    }
}
