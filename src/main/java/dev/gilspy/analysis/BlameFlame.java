package dev.gilspy.analysis;

import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The flame of who made others wait: the holders' stacks, each with the weight of the waiting that
 * it caused.
 */
public final class BlameFlame {
    private final ProcessSummary process;
    private final IntFunction<WaitParty> threads;

    public BlameFlame(ProcessSummary process) {
        this.process = process;
        threads = WaitParties.byThread(process);
    }

    /** All waiting as a tree; the state of all of it is {@link ThreadState#WAITING}. */
    public CallTree tree() {
        CallTree tree = new CallTree();
        for (Blame blame : process.blame()) {
            tree.add(stack(blame), ThreadState.WAITING, blame.nanos());
        }
        return tree;
    }

    /**
     * The holder's stack, root first. Where none is known it is one frame without a file that says
     * what is.
     */
    public List<Frame> stack(Blame blame) {
        return blame.holderStack().isEmpty()
                ? List.of(new Frame(withoutStack(blame.holder()), "", 0))
                : blame.holderStack();
    }

    /** What is known of a holder without a stack, for people. */
    public String withoutStack(int holder) {
        if (holder == ThreadInfo.NOBODY) {
            return process.info().gilEnabled()
                    ? "nobody: the GIL was free, or on its way"
                    : "nobody that is known";
        }
        WaitParty party = threads.apply(holder);
        boolean known = party.kind() == WaitParty.Kind.THREADS;
        return (known ? party.name() : "a thread not known") + ", stack not known";
    }
}
