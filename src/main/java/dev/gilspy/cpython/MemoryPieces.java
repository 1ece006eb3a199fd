package dev.gilspy.cpython;

import dev.gilspy.memory.BatchRead;
import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.memory.RemoteReadException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The pieces of memory that one thread's stack was found in, read again all at once for the next
 * sample. What is missing then is read singly, by pages, and belongs to the pieces from then on;
 * what was not needed is dropped. So a stack costs one read as long as it stays where it was.
 *
 * <p>Not thread-safe; allocates only when it has more pieces than ever before.
 */
public final class MemoryPieces {
    private static final int USUAL = 16;
    private static final int MOST = 512;
    private static final int PAGE_BYTES = 4096;
    private static final int SLACK_BYTES = 192; // room for two more calls until the next sample
    private static final long ADDRESSES_END = 1L << 56; // of programs, with five-level page tables

    private final RemoteMemory memory;
    private final ByteBuffer spare;
    private long[] starts = new long[USUAL];
    private long[] ends = new long[USUAL];
    private long[] lowest = new long[USUAL];
    private long[] highest = new long[USUAL];
    private int[] offsets = new int[USUAL];
    private int[] batchPieces = new int[USUAL];
    private int count;
    private int planned;
    private int last;
    private ByteBuffer batchBuffer;
    private ByteBuffer found;

    /**
     * @param spare room for what is read singly; may be shared by the threads of one reader
     */
    public MemoryPieces(RemoteMemory memory, ByteBuffer spare) {
        this.memory = memory;
        this.spare = spare.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Adds the pieces to a batch, as far as they fit. */
    public void plan(BatchRead batch) {
        planned = 0;
        while (planned < count && batch.fits((int) (ends[planned] - starts[planned]))) {
            batchPieces[planned] = batch.pieces();
            int length = (int) (ends[planned] - starts[planned]);
            offsets[planned] = batch.add(starts[planned], length);
            planned++;
        }
    }

    /** Takes what the batch has read; {@link #find} then looks in it. */
    void take(BatchRead batch) {
        batchBuffer = batch.buffer();
        int kept = 0;
        for (int i = 0; i < planned; i++) {
            if (batch.ok(batchPieces[i])) {
                starts[kept] = starts[i];
                ends[kept] = ends[i];
                offsets[kept] = offsets[i];
                kept++;
            }
        }
        count = kept;
        planned = kept;
        last = 0;
        spare.clear();
        for (int i = 0; i < count; i++) {
            untouch(i);
        }
    }

    private void untouch(int piece) {
        lowest[piece] = Long.MAX_VALUE;
        highest[piece] = Long.MIN_VALUE;
    }

    /**
     * Finds some bytes, reading them if need be.
     *
     * @return their offset in {@link #found}; -1 if they cannot be read
     */
    public int find(long address, int length) {
        if (address <= 0 || address >= ADDRESSES_END) {
            return -1;
        }
        int piece = pieceWith(address, address + length);
        if (piece < 0) {
            piece = readPiece(address, length);
        }
        if (piece < 0) {
            return -1;
        }
        last = piece;
        lowest[piece] = Math.min(lowest[piece], address);
        highest[piece] = Math.max(highest[piece], address + length);
        found = piece < planned ? batchBuffer : spare;
        return offsets[piece] + (int) (address - starts[piece]);
    }

    /** Where {@link #find} found; valid until the next one. */
    public ByteBuffer found() {
        return found;
    }

    private int pieceWith(long from, long to) {
        for (int i = 0; i < count; i++) {
            int piece = last + i < count ? last + i : last + i - count;
            if (from >= starts[piece] && to <= ends[piece]) {
                return piece;
            }
        }
        return -1;
    }

    private int readPiece(long address, int length) {
        long start = address & -PAGE_BYTES;
        int bytes = (int) (address + length - start);
        if (count == MOST || bytes > spare.capacity() - spare.position()) {
            return -1;
        }
        int offset = spare.position();
        try {
            memory.read(start, spare.limit(offset + bytes));
        } catch (RemoteReadException e) {
            spare.limit(spare.capacity()).position(offset);
            return -1;
        }
        spare.limit(spare.capacity());
        if (count == starts.length) {
            grow();
        }
        starts[count] = start;
        ends[count] = address + length;
        offsets[count] = offset;
        untouch(count);
        return count++;
    }

    private void grow() {
        int length = Math.min(MOST, 2 * count);
        starts = Arrays.copyOf(starts, length);
        ends = Arrays.copyOf(ends, length);
        lowest = Arrays.copyOf(lowest, length);
        highest = Arrays.copyOf(highest, length);
        offsets = Arrays.copyOf(offsets, length);
        batchPieces = Arrays.copyOf(batchPieces, length);
    }

    /** Keeps, for the next plan, only what was needed. */
    void settle() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (lowest[i] < highest[i]) {
                starts[kept] = lowest[i];
                ends[kept] = withSlack(highest[i]);
                kept++;
            }
        }
        count = kept;
    }

    /** Some bytes more, within the page, which is mapped. */
    private static long withSlack(long end) {
        long pageEnd = (end - 1 & -PAGE_BYTES) + PAGE_BYTES;
        return Math.min(end + SLACK_BYTES, pageEnd);
    }

    /** Forgets everything. */
    void clear() {
        count = 0;
        planned = 0;
    }
}
