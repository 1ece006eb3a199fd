package dev.gilspy.source;

import dev.gilspy.cpython.ThreadStack;

/** From a frame chain to a stack's number. */
public final class StackNumbers {
    /** In place of a number: the chain was torn. */
    public static final int TORN = -1;

    private final CodeFrames frames;
    private final StackTable stacks;

    public StackNumbers(CodeFrames frames, StackTable stacks) {
        this.frames = frames;
        this.stacks = stacks;
    }

    /**
     * The number of a stack.
     *
     * @param before the number that this thread's stack had at the look before
     */
    public int of(ThreadStack stack, int before, long nowNanos) {
        if (!stack.whole()) {
            return TORN;
        }
        if (!stack.changed() && before > 0) {
            return before;
        }
        int number = 0;
        for (int i = stack.depth() - 1; i >= 0; i--) {
            int frame = frames.frame(stack.code(i), stack.lasti(i), nowNanos);
            if (frame == CodeFrames.UNKNOWN) {
                return TORN;
            }
            number = stacks.push(number, frame);
        }
        return number;
    }
}
