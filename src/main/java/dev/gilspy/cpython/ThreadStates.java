package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.memory.RemoteMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The thread states of an interpreter: a list linked through {@code next}, newest first. Allocates;
 * for when the list has changed.
 */
public final class ThreadStates {
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

    public ThreadStates(CpythonProcess process) {
        Layout layout = process.layout();
        memory = process.memory();
        interpreter = process.interpreter();
        headAddress = interpreter + layout.offset("PyInterpreterState", "threads.head");
        nextAt = layout.offset("PyThreadState", "next");
        interpreterAt = layout.offset("PyThreadState", "interp");
        pthreadAt = layout.offset("PyThreadState", "thread_id");
        boolean nativeId = layout.has("PyThreadState", "native_thread_id");
        nativeIdAt = nativeId ? layout.offset("PyThreadState", "native_thread_id") : -1;
        int size = Math.max(Math.max(nextAt, interpreterAt), Math.max(pthreadAt, nativeIdAt)) + 8;
        bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the address of the newest thread state stands. */
    public long headAddress() {
        return headAddress;
    }

    /**
     * Walks the list.
     *
     * @return the thread states, newest first; those up to the break if the list changed meanwhile
     * @throws dev.gilspy.memory.RemoteReadException if a link cannot be read
     */
    public List<ThreadStateWords> walk() {
        List<ThreadStateWords> found = new ArrayList<>();
        long tstate = memory.readLong(headAddress);
        while (tstate != 0 && found.size() < MOST) {
            memory.read(tstate, bytes.clear());
            if (bytes.getLong(interpreterAt) != interpreter) {
                break;
            }
            long nativeId = nativeIdAt < 0 ? 0 : bytes.getLong(nativeIdAt);
            found.add(new ThreadStateWords(tstate, bytes.getLong(pthreadAt), nativeId));
            tstate = bytes.getLong(nextAt);
        }
        return found;
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
     * What a thread state says of its OS thread.
     *
     * @param address of the thread state
     * @param pthread its pthread_t; 0 while the thread has not begun
     * @param nativeId its TID as the target knows it; 0 before CPython 3.11
     */
    public record ThreadStateWords(long address, long pthread, long nativeId) {}
}
