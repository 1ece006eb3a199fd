package dev.gilspy.source;

import dev.gilspy.model.Frame;
import dev.gilspy.symbols.LeafRule;
import dev.gilspy.symbols.NativeCode;
import dev.gilspy.symbols.NativeFunction;
import java.util.Arrays;
import java.util.Optional;

/**
 * From an interrupted instruction to the number of the native frame that stands on top of the
 * Python stack. A known instruction is found without allocating; a new one may take milliseconds,
 * so this is not for the sampling thread. Not thread-safe.
 */
public final class NativeLeaves {
    /** In place of a number: known, and nothing to be shown above the Python stack. */
    public static final int NONE = -1;

    /** In place of a number: in no known code, at least not yet. */
    public static final int UNKNOWN = -2;

    /** With half as many instructions known, all are forgotten: those in use soon come again. */
    private static final int MOST_SLOTS = 1 << 16;

    private static final int FIRST_SLOTS = 1 << 10;

    private static final String NAMELESS = "(native code)";

    /** Code in memory that shows no file was made at run time. */
    private static final Frame MADE_AT_RUN_TIME = new Frame("(JIT code)", "", 0);

    private final NativeCode code;
    private final StackTable stacks;
    private long[] instructions = new long[FIRST_SLOTS];
    private int[] frames = new int[FIRST_SLOTS];
    private int count;

    public NativeLeaves(NativeCode code, StackTable stacks) {
        this.code = code;
        this.stacks = stacks;
    }

    /**
     * The frame's number; below 0 if there is none to be shown: {@link #NONE} for code that says no
     * more than the Python frame does, {@link #UNKNOWN} for what is not known to be code.
     *
     * @param instruction address in the target; 0 if none was seen
     */
    public int leaf(long instruction) {
        if (instruction == 0) {
            return NONE;
        }
        int at = slotOf(instruction);
        return instructions[at] == instruction ? frames[at] : resolve(instruction, at);
    }

    private int resolve(long instruction, int slot) {
        Optional<NativeFunction> function = code.at(instruction);
        if (function.isEmpty()) {
            return UNKNOWN; // Not remembered: a library may just be on its way in.
        }
        int frame = function.filter(LeafRule::shows).map(this::frameOf).orElse(NONE);
        int at = slot;
        if (++count > instructions.length / 2) {
            growOrForget();
            at = slotOf(instruction);
        }
        instructions[at] = instruction;
        frames[at] = frame;
        return frame;
    }

    private void growOrForget() {
        long[] known = instructions;
        int[] framesOfKnown = frames;
        if (known.length == MOST_SLOTS) {
            Arrays.fill(instructions, 0);
            count = 1;
            return;
        }
        instructions = new long[2 * known.length];
        frames = new int[2 * known.length];
        for (int i = 0; i < known.length; i++) {
            if (known[i] != 0) {
                int at = slotOf(known[i]);
                instructions[at] = known[i];
                frames[at] = framesOfKnown[i];
            }
        }
    }

    private int frameOf(NativeFunction function) {
        if (function.library().equals(NativeFunction.ANONYMOUS)) {
            return stacks.frame(MADE_AT_RUN_TIME);
        }
        String name = function.function().isEmpty() ? NAMELESS : function.function();
        return stacks.frame(new Frame(name, function.library(), 0));
    }

    private int slotOf(long instruction) {
        int at = (int) (instruction * 0x9E3779B97F4A7C15L >>> 40) & instructions.length - 1;
        while (instructions[at] != 0 && instructions[at] != instruction) {
            at = at + 1 & instructions.length - 1;
        }
        return at;
    }
}
