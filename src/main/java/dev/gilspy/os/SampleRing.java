package dev.gilspy.os;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The samples that the kernel has written for an {@link InstructionClock}, which says where they
 * are from: a page of control data, then a ring of records, the newest first. Whatever stands
 * there, a read ends after a few records and stays within the memory.
 */
final class SampleRing {
    private static final int PAGE_BYTES = 4096;
    private static final int DATA_HEAD = 1024; // in struct perf_event_mmap_page
    private static final int RECORD_SAMPLE = 9;
    private static final int HEADER_BYTES = 8; // struct perf_event_header

    /** Records of another kind (the kernel throttled) may stand before the newest sample. */
    private static final int MOST_RECORDS = 4;

    private static final VarHandle LONG =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final ByteBuffer memory;
    private final int lastWord;
    private long instruction;
    private long atNanos;

    /**
     * @param memory both; the ring's size is a power of two
     */
    SampleRing(ByteBuffer memory) {
        this.memory = memory.order(ByteOrder.LITTLE_ENDIAN);
        this.lastWord = memory.limit() - PAGE_BYTES - Long.BYTES;
    }

    /** As {@link InstructionClock#read}. */
    boolean read() {
        long at = (long) LONG.getAcquire(memory, DATA_HEAD); // below 0: it is written backwards
        for (int i = 0; i < MOST_RECORDS && at < 0; i++) {
            long header = word(at);
            if ((int) header == RECORD_SAMPLE) {
                instruction = word(at + HEADER_BYTES);
                atNanos = word(at + HEADER_BYTES + 8);
                return true;
            }
            at += Math.max(HEADER_BYTES, header >>> 48);
        }
        return false;
    }

    /** Records consist of words: one may reach over the ring's end, a word does not. */
    private long word(long at) {
        return memory.getLong(PAGE_BYTES + (int) (at & lastWord));
    }

    long instruction() {
        return instruction;
    }

    long atNanos() {
        return atNanos;
    }
}
