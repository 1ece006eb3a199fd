package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.memory.BatchRead;
import java.nio.ByteBuffer;

/**
 * The words by which a free-threaded build stops the threads of one interpreter, or of all of them,
 * at once. CPython, Python/pystate.c: {@code requested} from asking until all may go on again,
 * {@code requester} is the thread state that asked and runs on. Read in one piece, reused from
 * sample to sample.
 *
 * <p>The interpreter does not say itself where they are: what cannot be such words is taken for no
 * pause.
 */
public final class StopTheWorld {
    private static final String STRUCT = "_stoptheworld_state";

    private final long address;
    private final int bytes;
    private final int requestedAt;
    private final int stoppedAt;
    private final int globalAt;
    private final int requesterAt;
    private final boolean global;
    private int piece;
    private int offset;
    private boolean requested;
    private long requester;

    private StopTheWorld(Layout layout, long address, boolean global) {
        this.address = address;
        this.global = global;
        bytes = layout.struct(STRUCT).size();
        requestedAt = layout.offset(STRUCT, "requested");
        stoppedAt = layout.offset(STRUCT, "world_stopped");
        globalAt = layout.offset(STRUCT, "is_global");
        requesterAt = layout.offset(STRUCT, "requester");
    }

    /** Whether these words' place in an interpreter is known. */
    public static boolean known(Layout layout) {
        return layout.freeThreaded() && layout.has("PyInterpreterState", "stoptheworld");
    }

    /** Those of an interpreter. */
    public static StopTheWorld of(CpythonProcess process, Interpreter interpreter) {
        Layout layout = process.layout();
        long address = interpreter.address() + layout.offset("PyInterpreterState", "stoptheworld");
        return new StopTheWorld(layout, address, false);
    }

    /** Those for all interpreters at once. */
    public static StopTheWorld ofAll(CpythonProcess process) {
        Layout layout = process.layout();
        long address = process.runtime() + layout.offset("_PyRuntimeState", "stoptheworld");
        return new StopTheWorld(layout, address, true);
    }

    /** Adds the words to a batch. */
    public void plan(BatchRead batch) {
        piece = batch.pieces();
        offset = batch.add(address, bytes);
    }

    /** Takes them. */
    public void take(BatchRead batch) {
        ByteBuffer buffer = batch.buffer();
        int wanted = buffer.get(offset + requestedAt);
        int stopped = buffer.get(offset + stoppedAt);
        boolean plausible =
                batch.ok(piece)
                        && buffer.get(offset + globalAt) == (global ? 1 : 0)
                        && (wanted == 1 || wanted == 0)
                        && (stopped == 0 || stopped == wanted);
        requested = plausible && wanted == 1;
        requester = requested ? buffer.getLong(offset + requesterAt) : 0;
    }

    /** Whether a thread has asked for a pause that is not over yet. */
    public boolean requested() {
        return requested;
    }

    /** The thread state that asked; 0 if none did, or the thread has none. */
    public long requester() {
        return requester;
    }

    /** Whether a lock is one of these words: its owner waits for a pause to begin or to end. */
    public boolean contains(long lock) {
        return lock >= address && lock < address + bytes;
    }
}
