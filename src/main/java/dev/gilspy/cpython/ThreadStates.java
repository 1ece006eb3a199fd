package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.memory.RemoteReadException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The thread states of an interpreter: a list linked through {@code next}, newest first. Allocates;
 * for when the list has changed.
 */
public final class ThreadStates implements ThreadList {
    /** A longer list is a broken one. */
    private static final int MOST = 100_000;

    private final RemoteMemory memory;
    private final long headAddress;
    private final long interpreter;
    private final int nextAt;
    private final int interpreterAt;
    private final int pthreadAt;
    private final int nativeIdAt;
    private final ByteBuffer bytes;
    private long newest;

    /**
     * @param ownerAddress of the PyInterpreterState whose thread states these are
     */
    public ThreadStates(CpythonProcess process, long ownerAddress) {
        Layout layout = process.layout();
        memory = process.memory();
        interpreter = ownerAddress;
        headAddress = interpreter + layout.offset("PyInterpreterState", "threads.head");
        nextAt = layout.offset("PyThreadState", "next");
        interpreterAt = layout.offset("PyThreadState", "interp");
        pthreadAt = layout.offset("PyThreadState", "thread_id");
        boolean nativeId = layout.has("PyThreadState", "native_thread_id");
        nativeIdAt = nativeId ? layout.offset("PyThreadState", "native_thread_id") : -1;
        int size = Math.max(Math.max(nextAt, interpreterAt), Math.max(pthreadAt, nativeIdAt)) + 8;
        bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public long headAddress() {
        return headAddress;
    }

    /**
     * Walks the list as far as it hangs together: a thread state that is freed meanwhile may lead
     * anywhere.
     */
    @Override
    public Walk walk() {
        List<ThreadStateWords> found = new ArrayList<>();
        try {
            return new Walk(found, walk(found));
        } catch (RemoteReadException e) {
            return new Walk(found, false);
        }
    }

    private boolean walk(List<ThreadStateWords> found) {
        long mark = 0;
        newest = memory.readLong(headAddress);
        long tstate = newest;
        while (tstate != 0 && tstate != mark && found.size() < MOST) {
            memory.read(tstate, bytes.clear());
            if (bytes.getLong(interpreterAt) != interpreter) {
                return false;
            }
            long nativeId = nativeIdAt < 0 ? 0 : bytes.getLong(nativeIdAt);
            found.add(new ThreadStateWords(tstate, bytes.getLong(pthreadAt), nativeId));
            // In a loop, the walk comes back to one of the marks, which are ever further apart.
            mark = Integer.bitCount(found.size()) == 1 ? tstate : mark;
            tstate = bytes.getLong(nextAt);
        }
        return tstate == 0;
    }

    @Override
    public long newest() {
        return newest;
    }

    /** The interpreter whose thread states these are. */
    public long interpreter() {
        return interpreter;
    }

    /** The interpreter that a thread state belongs to. */
    public long interpreterOf(long tstate) {
        return memory.readLong(tstate + interpreterAt);
    }

    /**
     * What a walk has found.
     *
     * @param threads newest first
     * @param whole whether these are all; false if the list changed meanwhile
     */
    public record Walk(List<ThreadStateWords> threads, boolean whole) {}

    /**
     * What a thread state says of its OS thread.
     *
     * @param address of the thread state
     * @param pthread its pthread_t; 0 while the thread has not begun
     * @param nativeId its TID as the target knows it; 0 before CPython 3.11
     */
    public record ThreadStateWords(long address, long pthread, long nativeId) {}
}
