package dev.gilspy.torture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** What a thread of {@code chains.py} has come to after so many steps. */
final class Chain {
    private static final int MIXES_PER_STEP = 400;
    private static final int BLOCK_WORDS = 1024;

    private final ByteBuffer block =
            ByteBuffer.allocate(BLOCK_WORDS * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long steps;
    private long value;

    /**
     * @param number of the thread, from 0
     */
    Chain(int number) {
        value = number + 1;
    }

    /**
     * @param wanted steps from the beginning; not fewer than were asked for before
     */
    long after(long wanted) {
        if (wanted < steps) {
            throw new IllegalArgumentException(wanted + " steps after " + steps);
        }
        while (steps < wanted) {
            value = mixed(value) ^ checksum(value);
            steps++;
        }
        return value;
    }

    private static long mixed(long value) {
        long mixed = value;
        for (int i = 0; i < MIXES_PER_STEP; i++) {
            mixed ^= mixed << 13;
            mixed ^= mixed >>> 7;
            mixed ^= mixed << 17;
        }
        return mixed;
    }

    private long checksum(long of) {
        block.clear();
        for (int i = 0; i < BLOCK_WORDS; i++) {
            block.putLong(of);
        }
        CRC32 checksum = new CRC32();
        checksum.update(block.flip());
        return checksum.getValue();
    }
}
