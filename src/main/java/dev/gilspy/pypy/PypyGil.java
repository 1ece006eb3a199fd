package dev.gilspy.pypy;

import dev.gilspy.cpython.GilReading;
import dev.gilspy.memory.BatchRead;

/**
 * PyPy's GIL: rpy_fastgil, 0 while it is free, else the pthread_t of the thread that holds it.
 * PyPy, rpython/translator/c/src/thread_gil.c; so since PyPy 7.3.0. In the microseconds in which it
 * is handed over, it may still name the thread that has let go.
 */
public final class PypyGil implements GilReading {
    private final long address;
    private int offset;
    private int piece;
    private long word;
    private long lastHolder;

    public PypyGil(PypyProcess process) {
        address = process.gil();
    }

    @Override
    public void plan(BatchRead batch) {
        piece = batch.pieces();
        offset = batch.add(address, Long.BYTES);
    }

    @Override
    public boolean take(BatchRead batch) {
        word = batch.buffer().getLong(offset);
        lastHolder = word == 0 ? lastHolder : word;
        return batch.ok(piece);
    }

    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public boolean locked() {
        return word != 0;
    }

    @Override
    public long holder() {
        return word;
    }

    @Override
    public long lastHolder() {
        return lastHolder;
    }

    @Override
    public long switchNumber() {
        return 0;
    }

    @Override
    public boolean countsSwitches() {
        return false;
    }

    @Override
    public boolean plausible() {
        return true;
    }

    @Override
    public boolean same(GilReading other) {
        return word == other.holder();
    }
}
