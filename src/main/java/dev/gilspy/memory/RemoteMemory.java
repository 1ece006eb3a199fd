package dev.gilspy.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The memory of a target, live or made up. Addresses are the target's, unsigned; numbers are little
 * endian. Not thread-safe.
 */
public interface RemoteMemory {
    /**
     * Fills the buffer's remaining bytes from an address on, and leaves its position behind them.
     *
     * @throws RemoteReadException if not all of them can be read; the buffer's content is undefined
     */
    void read(long address, ByteBuffer into);

    /**
     * Reads the pieces {@code from} (inclusive) to {@code to} (exclusive) of a batch into its
     * buffer, in this order, until all are read or one fails. For {@link BatchRead#run}.
     *
     * @return the bytes read, which may end within a piece; if there were none, the negated errno
     */
    long gather(BatchRead batch, int from, int to);

    /**
     * Reads some bytes into a new array.
     *
     * @throws RemoteReadException if not all of them can be read
     */
    default byte[] readBytes(long address, int length) {
        byte[] bytes = new byte[length];
        read(address, ByteBuffer.wrap(bytes));
        return bytes;
    }

    /**
     * Reads eight bytes.
     *
     * @throws RemoteReadException if they cannot be read
     */
    default long readLong(long address) {
        byte[] bytes = readBytes(address, Long.BYTES);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    /**
     * Reads four bytes.
     *
     * @throws RemoteReadException if they cannot be read
     */
    default int readInt(long address) {
        byte[] bytes = readBytes(address, Integer.BYTES);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }
}
