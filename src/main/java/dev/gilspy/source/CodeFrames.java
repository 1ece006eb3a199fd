package dev.gilspy.source;

import dev.gilspy.cpython.CodeObject;
import dev.gilspy.cpython.CodeObjects;
import dev.gilspy.cpython.CodeSource;
import dev.gilspy.cpython.CpythonProcess;
import java.util.Arrays;
import java.util.Optional;

/**
 * From a code object's address and an instruction to a frame's number. Code objects are read once
 * and looked at again about every second while they are in use, since the target may free one and
 * put another in its place. What is known is found without allocating.
 */
public final class CodeFrames {
    public static final int UNKNOWN = -1;

    /**
     * With half as many code objects known, all are forgotten: those in use are soon read again.
     */
    private static final int MOST_SLOTS = 1 << 17;

    /**
     * The same with so much in them: a target may give each code object a name of 8,000 letters.
     */
    private static final int MOST_BYTES = 16 << 20;

    private static final long TRUSTED_NANOS = 1_000_000_000L;

    private final CodeSource codeObjects;
    private final StackTable stacks;
    private Known[] table = new Known[512];
    private int count;
    private int bytes;

    /** Those of a process. */
    public static CodeFrames of(CpythonProcess process, StackTable stacks) {
        return new CodeFrames(new CodeObjects(process.memory(), process.layout()), stacks);
    }

    public CodeFrames(CodeSource codeObjects, StackTable stacks) {
        this.codeObjects = codeObjects;
        this.stacks = stacks;
    }

    /**
     * The frame's number; {@link #UNKNOWN} if there is no code object, or it has no such
     * instruction.
     */
    public int frame(long codeAddress, int lasti, long nowNanos) {
        int at = slotOf(codeAddress);
        Known known = table[at];
        if (known == null || nowNanos - known.readNanos > TRUSTED_NANOS) {
            known = readAgain(at, codeAddress, nowNanos);
        }
        if (known == null || lasti > known.code.codeBytes()) {
            return UNKNOWN;
        }
        int frame = known.find(lasti);
        return frame >= 0 ? frame : known.add(lasti, stacks.frame(known.code.frameAt(lasti)));
    }

    private Known readAgain(int at, long address, long nowNanos) {
        Known before = table[at];
        if (before != null && codeObjects.stillThere(before.code)) {
            before.readNanos = nowNanos;
            return before;
        }
        Optional<CodeObject> code = codeObjects.read(address);
        if (code.isEmpty()) {
            return null;
        }
        Known known = new Known(code.get(), nowNanos);
        table[at] = known;
        count += before == null ? 1 : 0;
        bytes += known.code.weightBytes();
        if (bytes > MOST_BYTES) {
            forget();
        } else if (count > table.length / 2) {
            growOrForget();
        }
        return known;
    }

    private void growOrForget() {
        Known[] old = table;
        if (old.length == MOST_SLOTS) {
            forget();
            return;
        }
        table = new Known[2 * old.length];
        for (Known known : old) {
            if (known != null) {
                table[slotOf(known.code.address())] = known;
            }
        }
    }

    private void forget() {
        table = new Known[table.length];
        count = 0;
        bytes = 0;
    }

    /** The slot that holds an address, or the free one where it belongs. */
    private int slotOf(long address) {
        int at = (int) (address * 0x9E3779B97F4A7C15L >>> 40) & table.length - 1;
        while (table[at] != null && table[at].code.address() != address) {
            at = at + 1 & table.length - 1;
        }
        return at;
    }

    /** A code object and the frames made of it: a hash table from instruction to frame. */
    private static final class Known {
        private final CodeObject code;
        private long readNanos;
        private int[] lastis = filled(16);
        private int[] frames = new int[16];
        private int count;

        Known(CodeObject code, long readNanos) {
            this.code = code;
            this.readNanos = readNanos;
        }

        private static int[] filled(int length) {
            int[] empty = new int[length];
            Arrays.fill(empty, Integer.MIN_VALUE);
            return empty;
        }

        int find(int lasti) {
            int at = slotOf(lasti);
            return lastis[at] == lasti ? frames[at] : -1;
        }

        int add(int lasti, int frame) {
            if (++count > lastis.length / 2) {
                grow();
            }
            int at = slotOf(lasti);
            lastis[at] = lasti;
            frames[at] = frame;
            return frame;
        }

        private void grow() {
            int[] oldLastis = lastis;
            int[] oldFrames = frames;
            lastis = filled(2 * oldLastis.length);
            frames = new int[2 * oldFrames.length];
            for (int i = 0; i < oldLastis.length; i++) {
                if (oldLastis[i] != Integer.MIN_VALUE) {
                    int at = slotOf(oldLastis[i]);
                    lastis[at] = oldLastis[i];
                    frames[at] = oldFrames[i];
                }
            }
        }

        private int slotOf(int lasti) {
            int at = lasti * 0x9E3779B9 >>> 16 & lastis.length - 1;
            while (lastis[at] != Integer.MIN_VALUE && lastis[at] != lasti) {
                at = at + 1 & lastis.length - 1;
            }
            return at;
        }
    }
}
