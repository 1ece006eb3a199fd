package dev.gilspy.memory;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.gilspy.os.Errno;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Many pieces of a target's memory, read with one system call into one buffer. Made once and used
 * for every sample: {@link #clear}, {@link #add} each piece, {@link #run}, take numbers from {@link
 * #buffer} at the offsets that {@code add} returned. Nothing allocates after construction.
 *
 * <p>A piece that cannot be read costs one more system call; it is then {@link #ok} no longer and
 * reads as zeros, and those behind it are read all the same. Not thread-safe.
 */
public final class BatchRead {
    private static final int IOVEC_BYTES = 16; // struct iovec { void *iov_base; size_t iov_len; }
    private static final int IOV_MAX = 1024; // pieces that one call takes, see readv(2)

    private final int maxPieces;
    private final Memory data;
    private final Memory vectors; // one of this process, then maxPieces of the target
    private final ByteBuffer buffer;
    private final ByteBuffer iovecs;
    private final int[] offsets;
    private final boolean[] ok;
    private int pieces;
    private int errno;

    /**
     * @param maxPieces pieces that fit
     * @param maxBytes bytes that all pieces together may have
     */
    public BatchRead(int maxPieces, int maxBytes) {
        this.maxPieces = maxPieces;
        data = new Memory(maxBytes);
        vectors = new Memory((long) (maxPieces + 1) * IOVEC_BYTES);
        buffer = data.getByteBuffer(0, maxBytes).order(ByteOrder.LITTLE_ENDIAN);
        iovecs = vectors.getByteBuffer(0, vectors.size()).order(ByteOrder.LITTLE_ENDIAN);
        offsets = new int[maxPieces + 1];
        ok = new boolean[maxPieces];
    }

    /** Forgets all pieces. */
    public void clear() {
        pieces = 0;
    }

    /** Whether a piece of so many bytes can still be added. */
    public boolean fits(int length) {
        return length > 0 && pieces < maxPieces && length <= buffer.capacity() - offsets[pieces];
    }

    /**
     * Adds a piece; pieces count from 0 in the order of adding.
     *
     * @param address in the target
     * @param length bytes, at least 1
     * @return where in {@link #buffer} the piece will be; pieces follow each other without gaps
     * @throws IllegalArgumentException if it does not fit; ask {@link #fits} where the length comes
     *     from the target
     */
    public int add(long address, int length) {
        if (!fits(length)) {
            throw new IllegalArgumentException(
                    "no room for %d bytes behind %d pieces".formatted(length, pieces));
        }
        int offset = offsets[pieces];
        int iovec = (pieces + 1) * IOVEC_BYTES;
        iovecs.putLong(iovec, address);
        iovecs.putLong(iovec + 8, length);
        pieces++;
        offsets[pieces] = offset + length;
        return offset;
    }

    /**
     * Reads all pieces.
     *
     * @return how many were read completely
     */
    public int run(RemoteMemory memory) {
        int complete = 0;
        int next = 0;
        errno = 0;
        while (next < pieces) {
            int end = Math.min(pieces, next + IOV_MAX);
            long bytesRead = memory.gather(this, next, end);
            int bad = markComplete(next, end, offsets[next] + Math.max(0, bytesRead));
            complete += bad - next;
            if (bad < end) {
                boolean hopeless = bytesRead < 0 && bytesRead != -Errno.EFAULT;
                errno = bytesRead < 0 ? (int) -bytesRead : Errno.EFAULT;
                end = hopeless ? pieces : bad + 1;
                markBad(bad, end);
            }
            next = end;
        }
        return complete;
    }

    /** Marks the pieces that end at or before an offset; returns the first that does not. */
    private int markComplete(int from, int to, long readUpTo) {
        int piece = from;
        while (piece < to && offsets[piece + 1] <= readUpTo) {
            ok[piece++] = true;
        }
        return piece;
    }

    private void markBad(int from, int to) {
        for (int piece = from; piece < to; piece++) {
            ok[piece] = false;
        }
        data.setMemory(offsets[from], offsets[to] - offsets[from], (byte) 0);
    }

    /** What was read. Little endian; valid until the next {@link #run}. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** Whether the last run read a piece completely; if not, its bytes are 0. */
    public boolean ok(int piece) {
        return ok[piece];
    }

    /** The last failure of the last run; 0 if there was none. ESRCH: the process has gone. */
    public int errno() {
        return errno;
    }

    public int pieces() {
        return pieces;
    }

    /** Where a piece is read from, in the target. */
    public long address(int piece) {
        return iovecs.getLong((piece + 1) * IOVEC_BYTES);
    }

    public int offset(int piece) {
        return offsets[piece];
    }

    public int length(int piece) {
        return offsets[piece + 1] - offsets[piece];
    }

    /** Native address of the iovec of this process, set to the room of some pieces. */
    long localVector(int from, int to) {
        iovecs.putLong(0, Pointer.nativeValue(data) + offsets[from]);
        iovecs.putLong(8, (long) offsets[to] - offsets[from]);
        return Pointer.nativeValue(vectors);
    }

    /** Native address of the iovecs of the target, from a piece on. */
    long remoteVector(int from) {
        return Pointer.nativeValue(vectors) + (long) (from + 1) * IOVEC_BYTES;
    }
}
