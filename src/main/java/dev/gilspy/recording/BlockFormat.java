package dev.gilspy.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** The bytes around the payloads of a recording; the package's documentation describes them. */
final class BlockFormat {
    /** Raised when an older reader would misread a file. */
    static final int VERSION = 1;

    /** The first byte is not ASCII and the last a line feed, so that a text conversion shows. */
    static final byte[] MAGIC = {(byte) 0x89, 'G', 'I', 'L', 'S', 'P', 'Y', '\n'};

    static final int PREAMBLE_BYTES = MAGIC.length + Integer.BYTES;
    static final int HEADER_BYTES = 3 * Integer.BYTES;

    /** Many times what a writer makes; it bounds what a reader allocates. */
    static final int MAX_PAYLOAD_BYTES = 16 << 20;

    /** Bounds what a reader keeps of a file that names ever more. */
    static final int MAX_PROCESSES = 4096;

    private static final int CHECKED_HEADER_BYTES = 2 * Integer.BYTES;

    private BlockFormat() {}

    static ByteBuffer preamble() {
        return littleEndian(PREAMBLE_BYTES).put(MAGIC).putInt(VERSION).flip();
    }

    static ByteBuffer block(byte[] payload) {
        ByteBuffer block = littleEndian(HEADER_BYTES + payload.length);
        block.putInt(payload.length).putInt(checksum(payload, payload.length));
        return block.putInt(headerChecksum(block.array())).put(payload).flip();
    }

    static int headerChecksum(byte[] header) {
        return checksum(header, CHECKED_HEADER_BYTES);
    }

    static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
