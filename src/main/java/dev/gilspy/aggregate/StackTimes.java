package dev.gilspy.aggregate;

import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import java.util.Arrays;
import java.util.List;

/**
 * The time of each stack of a recording, block by block.
 *
 * @param lengths how long each block is, in nanoseconds; at least one
 * @param stacks most time first
 */
public record StackTimes(double[] lengths, List<Times> stacks) {
    public StackTimes {
        stacks = List.copyOf(stacks);
    }

    /**
     * Time in one state with one stack.
     *
     * @param group of the threads whose time it is, see {@link ThreadGroups}
     * @param state what the thread did; {@code WAITING} if the time was caused
     * @param caused whether it is the stack of the holder that somebody else waited for
     * @param frames root first; empty if not known
     * @param nanos the time in each block
     */
    public record Times(
            String group, ThreadState state, boolean caused, List<Frame> frames, double[] nanos) {
        /** In all blocks together. */
        public double sum() {
            return Arrays.stream(nanos).sum();
        }
    }
}
