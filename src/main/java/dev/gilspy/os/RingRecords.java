package dev.gilspy.os;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What stands in a {@link RingBuffer}, which says where it is from. Positions only ever grow; a
 * record is a word with its length and two flags, then its bytes, and begins at a multiple of 8.
 */
final class RingRecords {
    private static final int BUSY = 1 << 31;
    private static final int DISCARDED = 1 << 30;
    private static final int HEADER_BYTES = 8;
    private static final VarHandle LONGS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final ByteBuffer consumer;
    private final ByteBuffer producer;
    private final ByteBuffer data;
    private final int bytes;

    /**
     * @param consumer begins with where reading has come to
     * @param producer begins with where writing has come to
     * @param data the ring twice in a row, its size a power of two
     */
    RingRecords(ByteBuffer consumer, ByteBuffer producer, ByteBuffer data) {
        this.consumer = consumer;
        this.producer = producer;
        this.data = data;
        this.bytes = data.limit() / 2;
    }

    /**
     * As {@link RingBuffer#drain}. No length is believed that leads out of what was written.
     *
     * @throws IllegalStateException if that is so
     */
    void drain(RingBuffer.Reader reader) {
        long at = (long) LONGS.get(consumer, 0);
        long end = (long) LONGS.getAcquire(producer, 0);
        require(end - at >= 0 && end - at <= bytes && (at & 7) == 0);
        while (at < end) {
            int index = (int) at & bytes - 1;
            int header = (int) INTS.getAcquire(data, index);
            if ((header & BUSY) != 0) {
                break;
            }
            int length = header & ~DISCARDED;
            require(HEADER_BYTES + length <= end - at);
            if (header == length) {
                reader.record(data, index + HEADER_BYTES, length);
            }
            at += HEADER_BYTES + length + 7 & ~7L;
            LONGS.setRelease(consumer, 0, at);
        }
    }

    private static void require(boolean sense) {
        if (!sense) {
            throw new IllegalStateException("the kernel's ring buffer contradicts itself");
        }
    }
}
