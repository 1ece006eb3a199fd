package dev.gilspy.live;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toCollection;

import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.InterpreterSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Questions about a recording of one process, put with threads' names, so that a test reads like
 * its claim. Asking for a thread that is not there, or is there twice, fails and names those that
 * are. Shares are of the thread's observed time, 0 to 1.
 */
public final class ReportQuery {
    private final Summary summary;
    private final ProcessSummary process;

    public ReportQuery(Summary summary) {
        this.summary = summary;
        if (summary.processes().size() != 1) {
            throw new AssertionError(summary.processes().size() + " processes, not one");
        }
        this.process = summary.processes().get(0);
    }

    public Summary summary() {
        return summary;
    }

    public Set<String> threadNames() {
        return process.threads().stream()
                .map(thread -> thread.thread().name())
                .collect(toCollection(TreeSet::new));
    }

    public ThreadSummary thread(String name) {
        List<ThreadSummary> found =
                process.threads().stream()
                        .filter(thread -> thread.thread().name().equals(name))
                        .toList();
        if (found.size() != 1) {
            throw new AssertionError(
                    "%d threads are called %s; there are %s"
                            .formatted(found.size(), name, threadNames()));
        }
        return found.get(0);
    }

    public double share(String name, ThreadState state) {
        return thread(name).share(state);
    }

    public double heldShare(String name) {
        return thread(name).heldShare();
    }

    public double waitingShare(String name) {
        return share(name, ThreadState.WAITING);
    }

    /** The interpreter in which the thread did most of what it did. */
    public int interpreterOf(String name) {
        return thread(name).thread().interpreter();
    }

    /** The share of time in which threads of this interpreter held their GIL. */
    public double utilisation(int interpreter) {
        return process.interpreters().stream()
                .filter(one -> one.id() == interpreter)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no interpreter " + interpreter))
                .utilisation();
    }

    /** Whose GIL each interpreter takes, by the order of the interpreters. */
    public List<Integer> gilOwners() {
        return process.interpreters().stream().map(InterpreterSummary::gil).toList();
    }

    /** The rest: the thread neither holds the GIL nor waits for it. */
    public double outsideShare(String name) {
        return 1 - heldShare(name) - waitingShare(name);
    }

    /** The share in which the thread was blocked in this way. */
    public double blockedShare(String name, BlockedKind kind) {
        ThreadSummary thread = thread(name);
        return (double) thread.blockedNanos().get(kind) / thread.observedNanos();
    }

    /** In what the thread was blocked longest. */
    public BlockedKind blockedKind(String name) {
        return thread(name).blockedNanos().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** Every stack that the thread was seen with, in any state. */
    public List<StackSummary> stacksOf(String name) {
        int id = thread(name).thread().id();
        return process.stacks().stream().filter(stack -> stack.thread() == id).toList();
    }

    /** The stack that the thread was seen with for the longest time, root first. */
    public List<Frame> stackOf(String name) {
        return stacksOf(name).stream()
                .max(Comparator.comparingLong(StackSummary::nanos))
                .orElseThrow(() -> new AssertionError("no stack of " + name))
                .frames();
    }

    /** How long the thread was seen in a state with each frame as its leaf. */
    public Map<Frame, Long> leavesOf(String name, ThreadState state) {
        return stacksOf(name).stream()
                .filter(stack -> stack.state() == state && !stack.frames().isEmpty())
                .collect(
                        groupingBy(
                                stack -> stack.frames().get(stack.frames().size() - 1),
                                summingLong(StackSummary::nanos)));
    }

    /** The names of the threads whose waiting is charged, in part at least, to this holder. */
    public Set<String> waitersBehind(String holder) {
        int id = thread(holder).thread().id();
        return process.blame().stream()
                .filter(blame -> blame.holder() == id && blame.nanos() > 0)
                .map(blame -> nameOf(blame.waiter()))
                .collect(toCollection(TreeSet::new));
    }

    /** The share of a thread's waiting that is charged to this holder; 0 if it did not wait. */
    public double shareOfWaitBehind(String waiter, String holder) {
        int waiterId = thread(waiter).thread().id();
        int holderId = thread(holder).thread().id();
        List<Blame> all =
                process.blame().stream().filter(blame -> blame.waiter() == waiterId).toList();
        long total = all.stream().mapToLong(Blame::nanos).sum();
        long behind =
                all.stream()
                        .filter(blame -> blame.holder() == holderId)
                        .mapToLong(Blame::nanos)
                        .sum();
        return total == 0 ? 0 : (double) behind / total;
    }

    private String nameOf(int threadId) {
        return process.threads().stream()
                .filter(thread -> thread.thread().id() == threadId)
                .map(thread -> thread.thread().name())
                .findFirst()
                .orElse("?");
    }
}
