package dev.gilspy.pypy;

import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.memory.RemoteReadException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The threads of a PyPy that have ever run Python: a circular list, newest first, which {@link
 * ThreadListFinder} describes. Allocates; for when the list has changed.
 */
public final class PypyThreads {
    /** A longer list is a broken one. */
    private static final int MOST = 100_000;

    private final RemoteMemory memory;
    private final long head;
    private final int identAt;
    private final ByteBuffer bytes;

    public PypyThreads(PypyProcess process) {
        memory = process.memory();
        head = process.threads();
        identAt = process.identOffset();
        bytes = ByteBuffer.allocate(identAt + Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the address of the newest element stands. */
    public long headAddress() {
        return head + ThreadListFinder.NEXT_AT;
    }

    /** Walks the list as far as it hangs together: an element that is freed may lead anywhere. */
    public Walk walk() {
        List<PypyThread> found = new ArrayList<>();
        try {
            return new Walk(found, walk(found));
        } catch (RemoteReadException e) {
            return new Walk(found, false);
        }
    }

    private boolean walk(List<PypyThread> found) {
        long before = head; // Each names the one before it: a list with a loop cannot hold on.
        long element = memory.readLong(headAddress());
        while (element != head && found.size() < MOST) {
            memory.read(element, bytes.clear());
            if (bytes.getInt(0) != ThreadListFinder.READY
                    || bytes.getLong(ThreadListFinder.PREVIOUS_AT) != before) {
                return false;
            }
            found.add(new PypyThread(element, bytes.getLong(identAt)));
            before = element;
            element = bytes.getLong(ThreadListFinder.NEXT_AT);
        }
        return element == head;
    }

    /**
     * What a walk has found.
     *
     * @param threads newest first
     * @param whole whether these are all; false if the list changed meanwhile
     */
    public record Walk(List<PypyThread> threads, boolean whole) {
        public Walk {
            threads = List.copyOf(threads);
        }
    }

    /**
     * One element of the list.
     *
     * @param address of its pypy_threadlocal_s
     * @param ident its pthread_t, which rpy_fastgil has while the thread holds the GIL
     */
    public record PypyThread(long address, long ident) {}
}
