package dev.gilspy.memory;

import java.nio.ByteBuffer;

/** Counts how often a target's memory is read, and fails when that is more than a reader may. */
public final class CountingMemory implements RemoteMemory {
    private final RemoteMemory memory;
    private final int most;
    private int reads;

    public CountingMemory(RemoteMemory memory, int most) {
        this.memory = memory;
        this.most = most;
    }

    @Override
    public void read(long address, ByteBuffer into) {
        count();
        memory.read(address, into);
    }

    @Override
    public long gather(BatchRead batch, int from, int to) {
        count();
        return memory.gather(batch, from, to);
    }

    private void count() {
        if (++reads > most) {
            throw new AssertionError("more than %,d reads of the target".formatted(most));
        }
    }
}
