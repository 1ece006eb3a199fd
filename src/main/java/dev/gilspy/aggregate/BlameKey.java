package dev.gilspy.aggregate;

import java.util.Map;

/** One thread waiting in one interpreter for one holder with one stack. */
record BlameKey(int waiter, int interpreter, int holder, int holderStack)
        implements Cells.Key<BlameKey> {

    @Override
    public BlameKey withoutStack() {
        return new BlameKey(waiter, interpreter, holder, StackTable.EMPTY);
    }

    @Override
    public BlameKey withThreads(Map<Integer, Integer> newIds) {
        return new BlameKey(
                newIds.getOrDefault(waiter, waiter),
                interpreter,
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
                && interpreter == key.interpreter
                && holder == key.holder
                && holderStack == key.holderStack;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * waiter + interpreter) + holder) + holderStack;
    }
}
