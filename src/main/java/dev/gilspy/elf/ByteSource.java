package dev.gilspy.elf;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes by offset; {@code FileChannel::read} is one. */
@FunctionalInterface
public interface ByteSource {
    /**
     * Reads from an offset, as much as the buffer takes or as there is.
     *
     * @return bytes read; 0 or -1 if there are none at this offset
     */
    int read(ByteBuffer into, long offset) throws IOException;
}
