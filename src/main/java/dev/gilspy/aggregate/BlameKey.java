package dev.gilspy.aggregate;

import java.util.Map;

/** One thread waiting for one holder with one stack. */
record BlameKey(int waiter, int holder, int holderStack) implements Cells.Key<BlameKey> {

    @Override
    public BlameKey withoutStack() {
        return new BlameKey(waiter, holder, StackTable.EMPTY);
    }

    @Override
    public BlameKey withThreads(Map<Integer, Integer> newIds) {
        return new BlameKey(
                newIds.getOrDefault(waiter, waiter),
                newIds.getOrDefault(holder, holder),
                holderStack);
    }
}
