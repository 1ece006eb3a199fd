package dev.gilspy.os;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
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
    private final long consumerAddress;
    private final long producerAddress;
    private final long producerBytes;
    private final RingRecords records;
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
        records =
                new RingRecords(
                        view(consumerAddress, PAGE),
                        view(producerAddress, PAGE),
                        view(producerAddress + PAGE, 2L * bytes));
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

    /**
     * Hands over all records that are complete, oldest first, and gives their room back.
     *
     * @throws IllegalStateException if the kernel contradicts itself
     */
    public void drain(Reader reader) {
        records.drain(reader);
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
