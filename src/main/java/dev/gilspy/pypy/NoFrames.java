package dev.gilspy.pypy;

import dev.gilspy.cpython.CodeObject;
import dev.gilspy.cpython.CodeSource;
import dev.gilspy.cpython.MemoryPieces;
import dev.gilspy.cpython.ThreadStack;
import dev.gilspy.cpython.ThreadStack.Walk;
import dev.gilspy.cpython.ThreadStacks;
import dev.gilspy.memory.RemoteMemory;
import java.nio.ByteBuffer;
import java.util.Optional;

/** In place of stacks that cannot be read: every one is empty. */
final class NoFrames implements ThreadStacks, CodeSource {
    private final RemoteMemory memory;

    NoFrames(RemoteMemory memory) {
        this.memory = memory;
    }

    @Override
    public ThreadStack stackOf(long tstate) {
        return new ThreadStack(tstate, new MemoryPieces(memory, ByteBuffer.allocate(0)));
    }

    @Override
    public Walk way() {
        return (empty, pieces) -> true;
    }

    @Override
    public Optional<CodeObject> read(long address) {
        return Optional.empty();
    }

    @Override
    public boolean stillThere(CodeObject code) {
        return false;
    }
}
