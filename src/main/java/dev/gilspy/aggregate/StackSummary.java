package dev.gilspy.aggregate;

import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import java.util.List;

/**
 * Time that one thread spent in one state with one stack.
 *
 * @param thread id of the thread
 * @param interpreter id of the interpreter that it was in
 * @param frames root first; empty if the stack is not known
 */
public record StackSummary(
        int thread,
        int interpreter,
        ThreadState state,
        long samples,
        long nanos,
        List<Frame> frames) {

    public StackSummary {
        frames = List.copyOf(frames);
    }
}
