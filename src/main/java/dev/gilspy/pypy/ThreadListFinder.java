package dev.gilspy.pypy;

import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.memory.RemoteReadException;
import dev.gilspy.target.MappedRegion;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Finds the head of PyPy's list of threads in the library's variables, by what it looks like there:
 * no symbol names it. PyPy, rpython/translator/c/src/threadlocal.c: {@code struct
 * pypy_threadlocal_s} begins with {@code int ready} (-1 in the head, 42 in a thread that lives),
 * {@code char *stack_end} (null in the head), {@code prev} and {@code next}; then come members that
 * differ between builds, one of them {@code thread_ident}. The list is circular.
 */
final class ThreadListFinder {
    static final int PREVIOUS_AT = 16;
    static final int NEXT_AT = 24;
    static final int READY = 42;

    static final long HEAD_READY = 0xffff_ffffL;
    private static final int HEAD_BYTES = 32;

    /** Of PyPy's 19 MB of variables. */
    private static final int PIECE_BYTES = 1 << 20;

    private static final int MOST_BYTES = 256 << 20;

    /** The members behind the links that are looked at. */
    private static final int MOST_MEMBERS = 24;

    private final RemoteMemory memory;

    ThreadListFinder(RemoteMemory memory) {
        this.memory = memory;
    }

    /** The head in one region of variables; empty if it is not there, or has no threads yet. */
    Optional<Long> head(MappedRegion region) {
        long end = Math.min(region.end(), region.start() + MOST_BYTES);
        for (long from = region.start(); end - from >= HEAD_BYTES; from += PIECE_BYTES) {
            int length = (int) Math.min(PIECE_BYTES + HEAD_BYTES, end - from);
            Optional<Long> found = headIn(from, words(from, length));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Long> headIn(long start, ByteBuffer words) {
        for (int at = 0; at + HEAD_BYTES <= words.limit(); at += Long.BYTES) {
            if (words.getLong(at) == HEAD_READY
                    && words.getLong(at + Long.BYTES) == 0
                    && leadsBack(
                            start + at,
                            words.getLong(at + PREVIOUS_AT),
                            words.getLong(at + NEXT_AT))) {
                return Optional.of(start + at);
            }
        }
        return Optional.empty();
    }

    private boolean leadsBack(long head, long previous, long next) {
        try {
            return next != head
                    && memory.readInt(next) == READY
                    && memory.readLong(next + PREVIOUS_AT) == head
                    && memory.readLong(previous + NEXT_AT) == head;
        } catch (RemoteReadException e) {
            return false; // Something else that begins alike.
        }
    }

    /**
     * Where in an element the thread's pthread_t is. What a pthread_t points to begins with its own
     * address, in glibc as in musl, for the sake of {@code %fs:0}.
     */
    Optional<Integer> identOffset(long element) {
        for (int i = 0; i < MOST_MEMBERS; i++) {
            int offset = HEAD_BYTES + i * Long.BYTES;
            if (pointsToItself(element + offset)) {
                return Optional.of(offset);
            }
        }
        return Optional.empty();
    }

    private boolean pointsToItself(long member) {
        try {
            long descriptor = memory.readLong(member);
            return descriptor != 0 && memory.readLong(descriptor) == descriptor;
        } catch (RemoteReadException e) {
            return false;
        }
    }

    private ByteBuffer words(long from, int length) {
        return ByteBuffer.wrap(memory.readBytes(from, length)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
