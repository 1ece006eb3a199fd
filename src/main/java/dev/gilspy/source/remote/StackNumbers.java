package dev.gilspy.source.remote;

import dev.gilspy.cpython.ThreadStack;
import dev.gilspy.source.CodeFrames;
import dev.gilspy.source.StackTable;

/** From a frame chain to a stack's number. */
final class StackNumbers {
    /** In place of a number: the chain was torn. */
    static final int TORN = -1;

    private final CodeFrames frames;
    private final StackTable stacks;

    StackNumbers(CodeFrames frames, StackTable stacks) {
        this.frames = frames;
        this.stacks = stacks;
    }

    /**
     * The number of a stack.
     *
     * @param before the number that this thread's stack had at the look before
     */
    int of(ThreadStack stack, int before, long nowNanos) {
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
