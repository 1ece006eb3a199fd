package dev.gilspy.aggregate;

import dev.gilspy.model.ThreadState;
import java.util.Map;

/** One thread in one state with one stack. */
record StackKey(int thread, ThreadState state, int stack) implements Cells.Key<StackKey> {

    @Override
    public StackKey withoutStack() {
        return new StackKey(thread, state, StackTable.EMPTY);
    }

    @Override
    public StackKey withThreads(Map<Integer, Integer> newIds) {
        return new StackKey(newIds.getOrDefault(thread, thread), state, stack);
    }
}
