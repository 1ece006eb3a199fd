package dev.gilspy.elf;

import java.nio.ByteBuffer;

/** Bytes made by a test. */
public final class BytesOf {
    private BytesOf() {}

    public static ByteSource array(byte[] bytes) {
        return (into, offset) -> read(bytes, into, offset);
    }

    private static int read(byte[] bytes, ByteBuffer into, long offset) {
        if (offset < 0) {
            throw new IllegalArgumentException("negative position, as FileChannel says");
        }
        if (offset >= bytes.length) {
            return -1;
        }
        int length = (int) Math.min(into.remaining(), bytes.length - offset);
        into.put(bytes, (int) offset, length);
        return length;
    }
}
