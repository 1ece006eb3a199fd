package dev.gilspy.aggregate;

import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import java.util.List;

/**
 * Time that one thread spent in one state with one stack.
 *
 * @param thread id of the thread
 * @param frames root first; empty if the stack is not known
 */
public record StackSummary(
        int thread, ThreadState state, long samples, long nanos, List<Frame> frames) {

    public StackSummary {
        frames = List.copyOf(frames);
    }
}
