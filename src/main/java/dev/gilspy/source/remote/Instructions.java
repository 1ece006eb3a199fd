package dev.gilspy.source.remote;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Numbers for instructions, so that a stack can have one as its leaf before anybody knows what it
 * is: the sampling thread gives numbers and goes on, the thread that passes observations on looks
 * up what they stand for, and lets the sampling thread know which of them are the same, so that
 * stacks do not multiply. Allocates nothing after construction.
 */
final class Instructions {
    /** In place of a leaf: nothing is to be put on top of the stack. */
    static final int NO_LEAF = 0;

    private static final int MOST = 1 << 18;
    private static final int UNKNOWN = 0;
    private static final int NOTHING = -1;

    private final long[] addresses;
    private final int[] table;

    /** By number: the number, plus one, to be used in its place; 0 as long as that is not known. */
    private final AtomicIntegerArray same;

    private int count;

    Instructions() {
        this(MOST);
    }

    /**
     * @param most a power of 2; a program that is seen at more of them shows only those that came
     *     first
     */
    Instructions(int most) {
        addresses = new long[most];
        table = new int[2 * most];
        same = new AtomicIntegerArray(most);
    }

    /**
     * Sampling thread: the leaf for an instruction, below 0 so that it is no frame's number; {@link
     * #NO_LEAF} if it is known to be nothing to show.
     */
    int leaf(long address) {
        int number = numberOf(address);
        if (number < 0) {
            return NO_LEAF;
        }
        int use = same.getAcquire(number);
        if (use == UNKNOWN) {
            return -number - 1;
        }
        return use == NOTHING ? NO_LEAF : -use;
    }

    private int numberOf(long address) {
        int at = (int) (address * 0x9E3779B97F4A7C15L >>> 40) & table.length - 1;
        while (table[at] != 0) {
            int number = table[at] - 1;
            if (addresses[number] == address) {
                return number;
            }
            at = at + 1 & table.length - 1;
        }
        if (count == addresses.length) {
            return -1;
        }
        addresses[count] = address;
        table[at] = ++count;
        return count - 1;
    }

    /** Passing-on thread: the instruction that a leaf, announced by now, stands for. */
    long address(int leaf) {
        return addresses[-leaf - 1];
    }

    /** Passing-on thread: two leaves are the same function. */
    void same(int leaf, int first) {
        same.setRelease(-leaf - 1, -first);
    }

    /** Passing-on thread: a leaf is nothing to show. */
    void nothing(int leaf) {
        same.setRelease(-leaf - 1, NOTHING);
    }
}
