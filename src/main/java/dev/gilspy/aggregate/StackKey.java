package dev.gilspy.aggregate;

import dev.gilspy.model.ThreadState;
import java.util.Map;

/** One thread in one interpreter and one state with one stack. */
record StackKey(int thread, int interpreter, ThreadState state, int stack)
        implements Cells.Key<StackKey> {

    @Override
    public StackKey withoutStack() {
        return new StackKey(thread, interpreter, state, StackTable.EMPTY);
    }

    @Override
    public StackKey withThreads(Map<Integer, Integer> newIds) {
        return new StackKey(newIds.getOrDefault(thread, thread), interpreter, state, stack);
    }

    /**
     * By hand, as {@link #hashCode}: a record's own cost ten times as much, at each observation.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof StackKey key
                && thread == key.thread
                && interpreter == key.interpreter
                && state == key.state
                && stack == key.stack;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * thread + interpreter) + state.ordinal()) + stack;
    }
}
