package dev.gilspy.analysis;

import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Time with the GIL by what was seen on top of the Python stacks: which part is an extension's. */
final class LeafTimes {
    private final Map<List<Frame>, Leaves> byStack = new HashMap<>();
    private long nanos;

    /** Adds time with a stack, root first, that may have a native function on top. */
    void add(List<Frame> stack, long moreNanos) {
        Frame top = stack.isEmpty() ? null : stack.get(stack.size() - 1);
        Frame leaf = top != null && Code.isNative(top) ? top : null;
        List<Frame> python = leaf == null ? stack : stack.subList(0, stack.size() - 1);
        byStack.computeIfAbsent(python, absent -> new Leaves()).add(leaf, moreNanos);
        nanos += moreNanos;
    }

    /**
     * Part of the time that is an extension's, 0 to 1; NaN where no instruction was seen at all.
     */
    double extensionShare() {
        boolean anySeen = byStack.values().stream().anyMatch(Leaves::anySeen);
        double extension = byStack.values().stream().mapToDouble(Leaves::extensionNanos).sum();
        return anySeen ? extension / nanos : Double.NaN;
    }

    /** The extension's function with most of the time. */
    Optional<Frame> function() {
        Map<Frame, Long> functions = new HashMap<>();
        for (Leaves leaves : byStack.values()) {
            leaves.extensions.forEach((frame, part) -> functions.merge(frame, part, Long::sum));
        }
        return functions.entrySet().stream()
                .max(
                        Map.Entry.<Frame, Long>comparingByValue()
                                .thenComparing(
                                        e -> e.getKey().function(), Comparator.reverseOrder()))
                .map(Map.Entry::getKey);
    }

    /** The Python code that the extension's time was called from. */
    Optional<Culprit> caller() {
        CallTree tree = new CallTree();
        byStack.forEach(
                (stack, leaves) ->
                        tree.add(stack, ThreadState.RUNNING, Math.round(leaves.extensionNanos())));
        return Culprit.of(tree);
    }

    /** What was seen on top of one Python stack. */
    private static final class Leaves {
        private final Map<Frame, Long> extensions = new HashMap<>();
        private long extensionNanos;
        private long pythonNanos;
        private long systemNanos;

        void add(Frame leaf, long nanos) {
            NativeOwner owner = leaf == null ? NativeOwner.INTERPRETER : NativeOwner.of(leaf);
            switch (owner) {
                case EXTENSION -> {
                    extensions.merge(leaf, nanos, Long::sum);
                    extensionNanos += nanos;
                }
                case SYSTEM -> systemNanos += nanos;
                default -> pythonNanos += nanos;
            }
        }

        boolean anySeen() {
            return extensionNanos + systemNanos > 0;
        }

        /** With its part of the C library's: an extension copies memory, and so does Python. */
        double extensionNanos() {
            double known = extensionNanos + pythonNanos;
            return known == 0 ? 0 : extensionNanos + systemNanos * (extensionNanos / known);
        }
    }
}
