package dev.gilspy.cpython;

import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.memory.Scratch;
import java.nio.ByteBuffer;

/** The room that one reader has for the stacks of a process's threads. Not thread-safe. */
public final class StackRoom {
    /** Frames on the heap (CPython up to 3.10, PyPy) take some hundred bytes each. */
    private static final int SPARE_BYTES = 1 << 20;

    private final RemoteMemory memory;
    private final ByteBuffer spare = Scratch.ofBytes(SPARE_BYTES);

    public StackRoom(RemoteMemory memory) {
        this.memory = memory;
    }

    /** A stack to read again and again. */
    public ThreadStack stackOf(long tstate) {
        return new ThreadStack(tstate, new MemoryPieces(memory, spare));
    }
}
