package dev.gilspy.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.LongConsumer;

/** Passes once over a stretch of a file, in constant memory. */
final class ByteScan {
    private static final int PIECE_BYTES = 64 * 1024;

    /** A longer stretch is left where it is: no library has one, but a file with holes may. */
    private static final long MOST_BYTES = 1L << 30;

    private final ByteSource source;
    private final long start;
    private final long size;

    /**
     * @param start offset in the file
     * @param size in bytes; the scan ends sooner where the file does
     */
    ByteScan(ByteSource source, long start, long size) throws ElfException {
        if (start < 0 || size < 0 || start + size < 0) {
            throw new ElfException("a table that lies outside of the file");
        }
        this.source = source;
        this.start = start;
        this.size = Math.min(size, MOST_BYTES);
    }

    /** What stands behind the wanted bytes. */
    @FunctionalInterface
    interface Place {
        /**
         * @param offset in the file of the first byte behind
         * @param bytes around it, little-endian; to be read and not kept
         * @param index in them of the same byte
         */
        void found(long offset, ByteBuffer bytes, int index);
    }

    /**
     * Tells each offset in the file at which these bytes stand, in order.
     *
     * @return the bytes that were passed over
     */
    long each(byte[] wanted, LongConsumer found) throws IOException {
        return each(wanted, 0, (offset, bytes, index) -> found.accept(offset - wanted.length));
    }

    /**
     * Tells each place at which these bytes stand and so many others behind them, in order.
     *
     * @param behind bytes
     * @return the bytes that were passed over
     */
    long each(byte[] wanted, int behind, Place place) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int length = wanted.length + behind;
        long at = start;
        long end = start + size;
        while (end - at >= length && fill(piece, at, end) >= length) {
            int last = piece.limit() - length;
            byte[] bytes = piece.array();
            for (int i = 0; i <= last; i++) {
                if (bytes[i] == wanted[0] && matches(bytes, i, wanted)) {
                    place.found(at + i + wanted.length, piece, i + wanted.length);
                }
            }
            at += last + 1; // The next piece overlaps, for what stands across its border.
        }
        return at - start;
    }

    private int fill(ByteBuffer piece, long at, long end) throws IOException {
        piece.clear().limit((int) Math.min(PIECE_BYTES, end - at));
        int read = 1;
        while (piece.hasRemaining() && read > 0) {
            read = source.read(piece, at + piece.position());
        }
        return piece.flip().limit();
    }

    private static boolean matches(byte[] bytes, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
