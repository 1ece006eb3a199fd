package dev.gilspy.analysis;

import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The function to name in a remedy: the most specific one of the user's own that still carries most
 * of the time in question.
 *
 * @param frame the function, with the line that carries most
 * @param share its part of the time in question, 0 to 1
 */
public record Culprit(Frame frame, double share) {
    /** A callee carries on for its caller while it has this part of what the path began with. */
    private static final double MOST = 0.5;

    /** Who others waited for; who held the GIL longest where the waiting is not known by stack. */
    static Optional<Culprit> ofWaiting(Situation situation) {
        CallTree tree = new CallTree();
        for (Blame blame : situation.process().blame()) {
            if (situation.gil().ids().contains(blame.interpreter())) {
                tree.add(blame.holderStack(), ThreadState.RUNNING, blame.nanos());
            }
        }
        return of(tree).or(() -> ofStates(situation, ThreadState::holdsGil));
    }

    /** Where one thread was while others waited for it. */
    static Optional<Culprit> ofWaitingFor(Situation situation, int thread) {
        CallTree tree = new CallTree();
        for (Blame blame : situation.process().blame()) {
            if (blame.holder() == thread) {
                tree.add(blame.holderStack(), ThreadState.RUNNING, blame.nanos());
            }
        }
        return of(tree);
    }

    /** Who spent most time in some states. */
    static Optional<Culprit> ofStates(Situation situation, Predicate<ThreadState> states) {
        return of(stacksOf(situation, stack -> states.test(stack.state())));
    }

    /** What one thread did while it held the GIL or computed outside it. */
    static Optional<Culprit> ofThread(Situation situation, ThreadSummary thread) {
        return of(
                stacksOf(
                        situation,
                        stack ->
                                stack.thread() == thread.thread().id()
                                        && (stack.state().holdsGil()
                                                || stack.state() == ThreadState.NATIVE)));
    }

    private static CallTree stacksOf(Situation situation, Predicate<StackSummary> which) {
        CallTree tree = new CallTree();
        Set<Integer> ids = situation.gil().ids();
        for (StackSummary stack : situation.process().stacks()) {
            if (ids.contains(stack.interpreter()) && which.test(stack)) {
                tree.add(stack.frames(), stack.state(), stack.nanos());
            }
        }
        return tree;
    }

    /** The one that carries most of these stacks; empty if there are none. */
    public static Optional<Culprit> of(CallTree tree) {
        long total = tree.root().nanos();
        List<CallTree.Node> wholePath = tree.heaviestPath(1);
        Optional<CallTree.Node> entry =
                wholePath.stream().filter(node -> !Code.startsThread(node.frame())).findFirst();
        if (total == 0 || entry.isEmpty()) {
            return Optional.empty();
        }
        List<CallTree.Node> path = tree.heaviestPath((long) (entry.get().nanos() * MOST));
        CallTree.Node named = last(path, node -> Code.isUsers(node.frame()));
        if (named == null) {
            named = last(path, node -> !Code.startsThread(node.frame()));
        }
        return Optional.of(new Culprit(named.frame(), (double) named.nanos() / total));
    }

    private static CallTree.Node last(List<CallTree.Node> path, Predicate<CallTree.Node> which) {
        CallTree.Node last = null;
        for (CallTree.Node node : path) {
            last = which.test(node) ? node : last;
        }
        return last;
    }
}
