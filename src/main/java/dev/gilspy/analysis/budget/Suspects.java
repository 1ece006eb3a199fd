package dev.gilspy.analysis.budget;

import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.CallTree;
import dev.gilspy.analysis.Culprit;
import dev.gilspy.model.ThreadState;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the function to look at first. Each gives null where no stack tells. */
final class Suspects {
    /** Part of the holding from which on being asleep with the GIL is what to look at first. */
    private static final double ASLEEP_STANDS_OUT = 0.05;

    private Suspects() {}

    /** Who held the GIL while these threads waited. */
    static Suspect ofWaiting(Evidence evidence, ThreadPattern threads) {
        CallTree tree = new CallTree();
        for (ProcessSummary process : evidence.summary().processes()) {
            Set<Integer> ids = evidence.ids(process, threads);
            for (Blame blame : process.blame()) {
                if (ids.contains(blame.waiter())) {
                    tree.add(blame.holderStack(), ThreadState.RUNNING, blame.nanos());
                }
            }
        }
        return named(tree, "the waiting");
    }

    /** Where these threads hold the GIL: asleep, if that stands out, else most. */
    static Suspect ofHolding(Evidence evidence, ThreadPattern threads) {
        CallTree held = stacks(evidence, threads, ThreadState::holdsGil);
        long asleep = held.root().nanos(ThreadState.HELD_BLOCKED);
        return asleep > ASLEEP_STANDS_OUT * held.root().nanos()
                ? ofState(evidence, threads, ThreadState.HELD_BLOCKED)
                : named(held, "the holding");
    }

    /** Where these threads are in one state most. */
    static Suspect ofState(Evidence evidence, ThreadPattern threads, ThreadState state) {
        return named(stacks(evidence, threads, state::equals), "the time " + state.label());
    }

    private static CallTree stacks(
            Evidence evidence, ThreadPattern threads, Predicate<ThreadState> states) {
        CallTree tree = new CallTree();
        for (ProcessSummary process : evidence.summary().processes()) {
            Set<Integer> ids = evidence.ids(process, threads);
            for (StackSummary stack : process.stacks()) {
                if (ids.contains(stack.thread()) && states.test(stack.state())) {
                    tree.add(stack.frames(), stack.state(), stack.nanos());
                }
            }
        }
        return tree;
    }

    private static Suspect named(CallTree tree, String of) {
        return Culprit.of(tree)
                .map(culprit -> new Suspect(culprit.frame(), culprit.share(), of))
                .orElse(null);
    }
}
