package dev.gilspy.os;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The reading end of a BPF ring buffer, by its memory; see the kernel's
 * Documentation/bpf/ringbuf.rst. First a page with the consumer's position, then one with the
 * producer's, then the data, mapped twice in a row so that no record is broken. Not thread-safe.
 */
public final class RingBuffer implements AutoCloseable {
    private static final int PAGE = 4096;
    private static final int PROT_READ = 1;
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_SHARED = 1;
    private static final int BUSY = 1 << 31;
    private static final int DISCARDED = 1 << 30;
    private static final int HEADER_BYTES = 8;
    private static final VarHandle LONGS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final long consumerAddress;
    private final long producerAddress;
    private final long producerBytes;
    private final ByteBuffer consumer;
    private final ByteBuffer producer;
    private final ByteBuffer data;
    private final int mask;
    private boolean closed;

    /** What takes the records. */
    @FunctionalInterface
    public interface Reader {
        /** One record: {@code length} bytes from index {@code at}, valid during the call. */
        void record(ByteBuffer bytes, int at, int length);
    }

    /**
     * Maps a ring buffer.
     *
     * @param map its file descriptor
     * @param bytes its size
     */
    public RingBuffer(int map, int bytes) throws SystemException {
        consumerAddress = map(PAGE, PROT_READ_WRITE, map, 0);
        producerBytes = PAGE + 2L * bytes;
        try {
            producerAddress = map(producerBytes, PROT_READ, map, PAGE);
        } catch (SystemException e) {
            Libc.munmap(consumerAddress, PAGE);
            throw e;
        }
        consumer = view(consumerAddress, PAGE);
        producer = view(producerAddress, PAGE);
        data = view(producerAddress + PAGE, 2L * bytes);
        mask = bytes - 1;
    }

    private static long map(long bytes, int protection, int fd, long offset)
            throws SystemException {
        long address = Libc.mmap(0, bytes, protection, MAP_SHARED, fd, offset);
        if (address == -1) {
            throw new SystemException("mapping a ring buffer", Native.getLastError());
        }
        return address;
    }

    private static ByteBuffer view(long address, long bytes) {
        return new Pointer(address).getByteBuffer(0, bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Hands over all records that are complete, oldest first, and gives their room back. */
    public void drain(Reader reader) {
        long at = (long) LONGS.get(consumer, 0);
        long end = (long) LONGS.getAcquire(producer, 0);
        while (at < end) {
            int index = (int) at & mask;
            int header = (int) INTS.getAcquire(data, index);
            if ((header & BUSY) != 0) {
                break;
            }
            int length = header & ~DISCARDED;
            if (header == length) {
                reader.record(data, index + HEADER_BYTES, length);
            }
            at += HEADER_BYTES + length + 7 & ~7L;
            LONGS.setRelease(consumer, 0, at);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Libc.munmap(consumerAddress, PAGE);
            Libc.munmap(producerAddress, producerBytes);
        }
    }
}
