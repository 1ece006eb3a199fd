package dev.gilspy.analysis;

import dev.gilspy.aggregate.LoopSummary;
import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.model.Frame;
import java.util.Comparator;
import java.util.List;

/** Which coroutines or callbacks an event loop's stalls went to. */
public final class LoopCoroutines {
    private LoopCoroutines() {}

    /**
     * One of them.
     *
     * @param frame where in the user's own code it began, as far as there is any; with the line
     *     that carries most
     * @param share its part of the stalled time, 0 to 1
     */
    public record Coroutine(Frame frame, double share) {}

    /** Most of the stalled time first; without those whose stack is not known. */
    public static List<Coroutine> of(LoopSummary loop) {
        CallTree tree = new CallTree();
        long all = 0;
        for (StackSummary stack : loop.stalledIn()) {
            all += stack.nanos();
            if (!stack.frames().isEmpty()) {
                tree.add(List.of(first(stack.frames())), stack.state(), stack.nanos());
            }
        }
        double stalled = all;
        return tree.root().children().stream()
                .sorted(Comparator.comparingLong((CallTree.Node node) -> -node.nanos()))
                .map(node -> new Coroutine(node.frame(), node.nanos() / stalled))
                .toList();
    }

    /** A framework's coroutine runs them all; the first that the user wrote says more. */
    private static Frame first(List<Frame> frames) {
        return frames.stream().filter(Code::isUsers).findFirst().orElse(frames.get(0));
    }
}
