package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.memory.BatchRead;
import java.nio.ByteBuffer;

/**
 * The words of a GIL, read in one piece. CPython, Include/internal/pycore_gil.h: {@code locked} is
 * 1 while a thread holds it; {@code last_holder} keeps the thread state that took it last, and is
 * the holder only while it is locked; {@code switch_number} counts changes of holder. In a
 * free-threaded build {@code enabled} is 0 while there is no GIL. Reused from sample to sample.
 */
public final class GilWords implements GilReading {
    private final long address;
    private final int bytes;
    private final int enabledAt;
    private final int lockedAt;
    private final int lastHolderAt;
    private final int switchNumberAt;
    private int offset;
    private int piece;
    private boolean enabled;
    private int locked;
    private long lastHolder;
    private long switchNumber;

    /**
     * @param gil address of its _gil_runtime_state
     */
    public GilWords(CpythonProcess process, long gil) {
        Layout layout = process.layout();
        address = gil;
        enabledAt = layout.freeThreaded() ? layout.offset("_gil_runtime_state", "enabled") : -1;
        lockedAt = layout.offset("_gil_runtime_state", "locked");
        lastHolderAt = layout.offset("_gil_runtime_state", "last_holder");
        switchNumberAt = layout.offset("_gil_runtime_state", "switch_number");
        bytes = Math.max(Math.max(lockedAt, lastHolderAt), switchNumberAt) + Long.BYTES;
    }

    @Override
    public void plan(BatchRead batch) {
        piece = batch.pieces();
        offset = batch.add(address, bytes);
    }

    @Override
    public boolean take(BatchRead batch) {
        ByteBuffer buffer = batch.buffer();
        enabled = enabledAt < 0 || buffer.getInt(offset + enabledAt) != 0;
        locked = buffer.getInt(offset + lockedAt);
        lastHolder = buffer.getLong(offset + lastHolderAt);
        switchNumber = buffer.getLong(offset + switchNumberAt);
        return batch.ok(piece);
    }

    @Override
    public boolean enabled() {
        return enabled;
    }

    @Override
    public boolean locked() {
        return locked == 1;
    }

    @Override
    public long holder() {
        return locked() ? lastHolder : 0;
    }

    @Override
    public long lastHolder() {
        return lastHolder;
    }

    @Override
    public long switchNumber() {
        return switchNumber;
    }

    @Override
    public boolean countsSwitches() {
        return true;
    }

    @Override
    public boolean plausible() {
        return locked == 0 || locked == 1 && lastHolder != 0;
    }
}
