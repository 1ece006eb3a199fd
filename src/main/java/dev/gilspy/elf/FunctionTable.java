package dev.gilspy.elf;

import java.io.IOException;
import java.util.Arrays;

/**
 * The functions of one file, by virtual address before loading. Keeps 21 bytes a function and reads
 * a name when it is asked for: a big library has hundreds of thousands of functions, of which a
 * program is seen in a few. Immutable.
 */
public final class FunctionTable {
    /** In place of an index: no function is known to be there. */
    public static final int NONE = -1;

    public static final FunctionTable EMPTY =
            new FunctionTable(new long[0], new int[0], new long[0], new boolean[0]);

    /** Functions within functions are labels of hand-written code; more are a forgery. */
    private static final int MOST_NESTED = 16;

    /** Names for one address; a C library has a handful. */
    private static final int MOST_ALIASES = 64;

    private static final int MAX_NAME_BYTES = 1024;

    private final long[] starts;
    private final int[] sizes;
    private final long[] names;
    private final boolean[] locals;

    /**
     * Functions sorted by start.
     *
     * @param sizes in bytes; where not known, how far its code may reach at most, below 0
     * @param names where in the file each name stands
     * @param locals whether a function cannot be seen from other files
     */
    FunctionTable(long[] starts, int[] sizes, long[] names, boolean[] locals) {
        this.starts = starts;
        this.sizes = sizes;
        this.names = names;
        this.locals = locals;
    }

    /** How many there are; aliases count. */
    public int size() {
        return starts.length;
    }

    /** The index of the function that an instruction belongs to, or {@link #NONE}. */
    public int find(long address) {
        int last = lastAtOrBelow(address);
        for (int at = last; at >= 0 && last - at < MOST_NESTED; at--) {
            long inside = address - starts[at];
            boolean nearest = starts[at] == starts[last];
            if (sizes[at] > 0 ? inside < sizes[at] : nearest && inside < -sizes[at]) {
                return firstOf(at);
            }
        }
        return NONE;
    }

    private int lastAtOrBelow(long address) {
        int found = Arrays.binarySearch(starts, address);
        int at = found >= 0 ? found : -found - 2;
        while (at >= 0 && at + 1 < starts.length && starts[at + 1] == starts[at]) {
            at++;
        }
        return at;
    }

    /** Aliases begin at the same address. */
    private int firstOf(int index) {
        int at = index;
        while (at > 0 && starts[at - 1] == starts[at]) {
            at--;
        }
        return at;
    }

    /**
     * The name of the function with an index that {@link #find} gave. Of several the one that its
     * users write: {@code nanosleep} rather than {@code __nanosleep}.
     *
     * @param source the file that this table was read from
     */
    public String name(int index, ByteSource source) throws IOException {
        ElfBytes bytes = new ElfBytes(source);
        String best = null;
        int leastOdd = Integer.MAX_VALUE;
        int end = Math.min(starts.length, index + MOST_ALIASES);
        for (int at = index; at < end && starts[at] == starts[index]; at++) {
            String name = bytes.text(names[at], MAX_NAME_BYTES);
            int odd = oddity(name, locals[at]);
            if (odd < leastOdd) {
                best = name;
                leastOdd = odd;
            }
        }
        return best;
    }

    private static int oddity(String name, boolean local) {
        int underscores = 0;
        while (underscores < name.length() && name.charAt(underscores) == '_') {
            underscores++;
        }
        return underscores + (local ? MAX_NAME_BYTES : 0);
    }
}
