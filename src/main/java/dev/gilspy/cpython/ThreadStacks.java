package dev.gilspy.cpython;

import dev.gilspy.memory.BatchRead;

/**
 * How the stacks of a process's threads are read. Allocates nothing for a stack no deeper than the
 * deepest before.
 */
public interface ThreadStacks {
    /** A stack to read again and again. */
    ThreadStack stackOf(long tstate);

    /** The way along the frames; always the same object. */
    ThreadStack.Walk way();

    /** Adds to a batch the memory that the stack will probably be found in. */
    default void plan(ThreadStack stack, BatchRead batch) {
        stack.pieces().plan(batch);
    }

    /**
     * Walks the chain through what a batch has read, and reads what is missing. A chain that is not
     * whole leaves an empty stack.
     */
    default void take(ThreadStack stack, BatchRead batch) {
        stack.take(batch, way());
    }
}
