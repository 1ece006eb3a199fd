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

    /**
     * By hand, as {@link #hashCode}: a record's own cost ten times as much, at each observation.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof BlameKey key
                && waiter == key.waiter
                && holder == key.holder
                && holderStack == key.holderStack;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * waiter + holder) + holderStack;
    }
}
