package dev.gilspy.cpython;

import dev.gilspy.memory.BatchRead;
import java.util.Arrays;

/**
 * A thread's frame chain as last read: pairs of code object and instruction, leaf first. Reused
 * from sample to sample; only the {@link ThreadStacks} that made it writes it.
 */
public final class ThreadStack {
    private static final int USUAL_DEPTH = 64;

    private final long tstate;
    private final MemoryPieces pieces;
    private long[] codes = new long[USUAL_DEPTH];
    private int[] lastis = new int[USUAL_DEPTH];
    private int depth;
    private int depthBefore;
    private boolean changed;
    private boolean whole;
    private long contexts;

    /**
     * @param tstate address of the thread state, or what stands for it
     * @param pieces where it is found
     */
    public ThreadStack(long tstate, MemoryPieces pieces) {
        this.tstate = tstate;
        this.pieces = pieces;
    }

    /** One way from a thread state along its frames, leaf to root. */
    @FunctionalInterface
    public interface Walk {
        /**
         * Adds the frames.
         *
         * @return whether the chain was whole
         */
        boolean walk(ThreadStack stack, MemoryPieces pieces);
    }

    /** Reads it anew, as a {@link ThreadStacks} does. */
    public void take(BatchRead batch, Walk way) {
        pieces.take(batch);
        begin();
        boolean isWhole = way.walk(this, pieces);
        end(isWhole);
        if (isWhole) {
            pieces.settle();
        } else {
            pieces.clear();
        }
    }

    /** The memory that it was found in. */
    public MemoryPieces pieces() {
        return pieces;
    }

    /** Address of the thread state. */
    public long tstate() {
        return tstate;
    }

    /** Number of frames. */
    public int depth() {
        return depth;
    }

    /** Address of a frame's code object; index 0 is the leaf. */
    public long code(int index) {
        return codes[index];
    }

    /** Offset of a frame's instruction into its bytecode, in bytes. */
    public int lasti(int index) {
        return lastis[index];
    }

    /** Whether the last reading differs from the one before. */
    public boolean changed() {
        return changed;
    }

    /** Whether the last reading found a whole chain, from the thread state to the base frame. */
    public boolean whole() {
        return whole;
    }

    /**
     * How often the thread has entered or left a context (PEP 567), as last read; 0 if that is not
     * known.
     */
    public long contexts() {
        return contexts;
    }

    /** Says how often; for a {@link Walk}. */
    void contexts(long count) {
        contexts = count;
    }

    private void begin() {
        depthBefore = depth;
        depth = 0;
        changed = false;
    }

    /** Adds the next frame towards the root; for a {@link Walk}. */
    public void add(long code, int lasti) {
        if (depth == codes.length) {
            codes = Arrays.copyOf(codes, 2 * depth);
            lastis = Arrays.copyOf(lastis, 2 * depth);
        }
        changed |= depth >= depthBefore || codes[depth] != code || lastis[depth] != lasti;
        codes[depth] = code;
        lastis[depth] = lasti;
        depth++;
    }

    /** Ends a reading; a chain that was not whole counts as empty. */
    private void end(boolean isWhole) {
        whole = isWhole;
        if (!isWhole) {
            depth = 0;
        }
        changed |= depth != depthBefore;
    }
}
