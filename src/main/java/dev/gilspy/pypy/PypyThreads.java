package dev.gilspy.pypy;

import dev.gilspy.cpython.ThreadList;
import dev.gilspy.cpython.ThreadStates.ThreadStateWords;
import dev.gilspy.cpython.ThreadStates.Walk;
import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.memory.RemoteReadException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The threads of a PyPy that have ever run Python: a circular list, newest first, which {@link
 * ThreadListFinder} describes. For a thread stands its pthread_t, which is what the GIL names its
 * holder by.
 */
public final class PypyThreads implements ThreadList {
    /** A longer list is a broken one. */
    private static final int MOST = 100_000;

    private final RemoteMemory memory;
    private final long head;
    private final int identAt;
    private final ByteBuffer bytes;
    private long[] idents = {};
    private long[] elements = {};
    private long newest;

    public PypyThreads(PypyProcess process) {
        memory = process.memory();
        head = process.threads();
        identAt = process.identOffset();
        bytes = ByteBuffer.allocate(identAt + Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public long headAddress() {
        return head + ThreadListFinder.NEXT_AT;
    }

    /** Walks the list as far as it hangs together: an element that is freed may lead anywhere. */
    @Override
    public Walk walk() {
        List<Long> found = new ArrayList<>();
        List<ThreadStateWords> threads = new ArrayList<>();
        boolean whole;
        try {
            whole = walk(found, threads);
        } catch (RemoteReadException e) {
            whole = false;
        }
        elements = found.stream().mapToLong(Long::longValue).toArray();
        idents = threads.stream().mapToLong(ThreadStateWords::address).toArray();
        return new Walk(threads, whole);
    }

    private boolean walk(List<Long> found, List<ThreadStateWords> threads) {
        long before = head; // Each names the one before it: a list with a loop does not hold.
        newest = memory.readLong(headAddress());
        long element = newest;
        while (element != head && found.size() < MOST) {
            memory.read(element, bytes.clear());
            if (bytes.getInt(0) != ThreadListFinder.READY
                    || bytes.getLong(ThreadListFinder.PREVIOUS_AT) != before) {
                return false;
            }
            long ident = bytes.getLong(identAt);
            found.add(element);
            threads.add(new ThreadStateWords(ident, ident, 0));
            before = element;
            element = bytes.getLong(ThreadListFinder.NEXT_AT);
        }
        return element == head;
    }

    @Override
    public long newest() {
        return newest;
    }

    /** The pypy_threadlocal_s of a thread by the last walk; 0 if it had none. Allocates nothing. */
    long element(long ident) {
        for (int i = 0; i < idents.length; i++) {
            if (idents[i] == ident) {
                return elements[i];
            }
        }
        return 0;
    }

    /** The other way round: the pthread_t of an element of the last walk; else 0. */
    long ident(long element) {
        for (int i = 0; i < elements.length; i++) {
            if (elements[i] == element) {
                return idents[i];
            }
        }
        return 0;
    }

    /** Those of all threads, by the last walk. */
    long[] elements() {
        return elements.clone();
    }
}
