package dev.gilspy.analysis;

import dev.gilspy.aggregate.LoopSummary;
import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.model.ThreadState;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An event loop that is kept from its events by what it runs.
 *
 * @param thread name of its thread
 */
record BlockedLoop(LoopSummary loop, String thread) {
    /** The one that is stalled longest, if that is worth acting on. */
    static Optional<BlockedLoop> of(Situation s) {
        return s.process().loops().stream()
                .filter(LoopSummary::callbacksTold)
                .filter(loop -> loop.stalledShare() >= Thresholds.LOOP_STALLED)
                .max(Comparator.comparingLong(LoopSummary::stalledNanos))
                .map(loop -> new BlockedLoop(loop, Sentences.name(s, loop.thread())))
                .filter(BlockedLoop::isItsOwnFault);
    }

    private boolean isItsOwnFault() {
        return computing() + blocking() >= Thresholds.LOOP_OWN_FAULT;
    }

    /** Part of the stalled time in which the thread computed, 0 to 1. */
    double computing() {
        return part(BlockedLoop::computes);
    }

    /** Part of the stalled time in which it was in a blocking call. */
    double blocking() {
        return part(BlockedLoop::blocks);
    }

    static boolean computes(ThreadState state) {
        return state == ThreadState.RUNNING || state == ThreadState.NATIVE;
    }

    static boolean blocks(ThreadState state) {
        return state == ThreadState.BLOCKED || state == ThreadState.HELD_BLOCKED;
    }

    private double part(Predicate<ThreadState> states) {
        double all = loop.stalledIn().stream().mapToLong(StackSummary::nanos).sum();
        double in =
                loop.stalledIn().stream()
                        .filter(stack -> states.test(stack.state()))
                        .mapToLong(StackSummary::nanos)
                        .sum();
        return all == 0 ? 0 : in / all;
    }

    /** The function that accounts for most of the stalled time in some states. */
    Optional<Culprit> culprit(Predicate<ThreadState> states) {
        CallTree tree = new CallTree();
        loop.stalledIn().stream()
                .filter(stack -> states.test(stack.state()))
                .forEach(stack -> tree.add(stack.frames(), stack.state(), stack.nanos()));
        return Culprit.of(tree);
    }
}
