package dev.gilspy.aggregate;

import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import java.util.List;

/**
 * Time that one thread spent in one state with one stack, and when.
 *
 * @param thread id of the thread
 * @param fromNanos when that began, since the recording began
 * @param nanos how long it was; where moments have fallen together, the sum of theirs
 * @param frames root first; empty if the stack is not known
 * @param holder while waiting, id of the thread that it is charged to, or {@code ThreadInfo.NOBODY}
 *     or {@code UNKNOWN}; {@code NOBODY} in other states
 * @param holderFrames the holder's stack, root first; empty if not known
 */
public record Moment(
        int thread,
        ThreadState state,
        long fromNanos,
        long nanos,
        List<Frame> frames,
        int holder,
        List<Frame> holderFrames) {}
