package dev.gilspy.recording;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Reads a recording's preamble and payloads, and checks their checksums. */
final class BlockReader {
    private final InputStream in;
    private long nextOffset;
    private long offset;
    private boolean cutOff;

    BlockReader(InputStream in) {
        this.in = in;
    }

    /**
     * The version of the file's format.
     *
     * @throws MalformedException if this is not a recording
     */
    int readVersion() throws IOException {
        byte[] preamble = take(BlockFormat.PREAMBLE_BYTES);
        if (!Arrays.equals(preamble, 0, Math.min(preamble.length, 8), BlockFormat.MAGIC, 0, 8)) {
            throw new MalformedException("it does not begin as one");
        }
        if (preamble.length < BlockFormat.PREAMBLE_BYTES) {
            throw new MalformedException("it ends before its version");
        }
        return word(preamble, BlockFormat.MAGIC.length);
    }

    /**
     * The next payload; empty at the end, and where the rest of a block is missing.
     *
     * @throws MalformedException if a checksum does not fit
     */
    Optional<byte[]> next() throws IOException {
        offset = nextOffset;
        byte[] header = take(BlockFormat.HEADER_BYTES);
        if (header.length < BlockFormat.HEADER_BYTES) {
            cutOff = header.length > 0;
            return Optional.empty();
        }
        int length = word(header, 0);
        if (word(header, 8) != BlockFormat.headerChecksum(header)
                || length < 0
                || length > BlockFormat.MAX_PAYLOAD_BYTES) {
            throw new MalformedException("a block's header is damaged");
        }
        byte[] payload = take(length);
        if (payload.length < length) {
            cutOff = true;
            return Optional.empty();
        }
        if (word(header, 4) != BlockFormat.checksum(payload, length)) {
            throw new MalformedException("a block's checksum does not fit");
        }
        return Optional.of(payload);
    }

    /** Whether the file ended within a block. */
    boolean cutOff() {
        return cutOff;
    }

    /** Where in the file the block that was read last begins, in bytes. */
    long offset() {
        return offset;
    }

    private byte[] take(int bytes) throws IOException {
        byte[] taken = in.readNBytes(bytes);
        nextOffset += taken.length;
        return taken;
    }

    private static int word(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN).getInt(at);
    }
}
