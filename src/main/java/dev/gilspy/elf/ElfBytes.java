package dev.gilspy.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Little-endian numbers by file offset, through a window that moves over the source. Whatever lies
 * outside of the source is an {@link ElfException}. Not thread-safe.
 */
final class ElfBytes {
    private static final int WINDOW_BYTES = 16 * 1024;

    private final ByteSource source;
    private final ByteBuffer window =
            ByteBuffer.allocate(WINDOW_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private long windowStart;

    ElfBytes(ByteSource source) {
        this.source = source;
    }

    int u8(long offset) throws IOException {
        return window.get(show(offset, Byte.BYTES)) & 0xff;
    }

    int u16(long offset) throws IOException {
        return window.getShort(show(offset, Short.BYTES)) & 0xffff;
    }

    long u32(long offset) throws IOException {
        return window.getInt(show(offset, Integer.BYTES)) & 0xffff_ffffL;
    }

    long i64(long offset) throws IOException {
        return window.getLong(show(offset, Long.BYTES));
    }

    /** Whether exactly these bytes stand there; no if the file ends before. */
    boolean matches(long offset, byte[] expected) throws IOException {
        for (int i = 0; i < expected.length; i++) {
            if (!has(offset + i) || u8(offset + i) != (expected[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    /** A text that ends with a NUL, or is cut off at so many bytes. */
    String text(long offset, int maxBytes) throws IOException {
        StringBuilder text = new StringBuilder();
        int character;
        while (text.length() < maxBytes && (character = u8(offset + text.length())) != 0) {
            text.append((char) character);
        }
        return text.toString();
    }

    boolean has(long offset) throws IOException {
        return offset >= 0 && (inWindow(offset, 1) || fill(offset, 1));
    }

    /** Makes the window show these bytes and gives the index of the first. */
    private int show(long offset, int length) throws IOException {
        if (!inWindow(offset, length) && (offset < 0 || !fill(offset, length))) {
            throw new ElfException(
                    "the file ends, or is not loaded, at offset " + Long.toUnsignedString(offset));
        }
        return (int) (offset - windowStart);
    }

    private boolean inWindow(long offset, int length) {
        return offset >= windowStart && offset - windowStart <= window.limit() - length;
    }

    private boolean fill(long offset, int length) throws IOException {
        window.clear();
        windowStart = offset;
        int read = 1;
        while (window.position() < length && read > 0) {
            read = source.read(window, offset + window.position());
        }
        window.flip();
        return window.limit() >= length;
    }
}
