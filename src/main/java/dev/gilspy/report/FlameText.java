package dev.gilspy.report;

import static dev.gilspy.model.ThreadState.BLOCKED;
import static dev.gilspy.model.ThreadState.NATIVE;
import static dev.gilspy.model.ThreadState.WAITING;

import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.CallTree;
import dev.gilspy.analysis.Code;
import dev.gilspy.analysis.Shares;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All stacks as an indented tree. The figures are percent of the window, summed over threads: 100
 * is one thread all the time, so the column of holding never exceeds 100 for one GIL.
 */
final class FlameText {
    /** A branch is kept if it has this part of all busy time, */
    private static final double SMALL = 0.01;

    /** or this part of all blocked time: idle stacks are many and say little. */
    private static final double SMALL_BLOCKED = 0.1;

    private static final int COLUMN = 8;

    /** From here on there is room for a bar. */
    private static final int WIDE = 100;

    private static final int BAR = 16;

    private final TextOptions options;
    private final Palette palette;
    private CallTree.Node root;
    private long windowNanos;

    FlameText(TextOptions options, Palette palette) {
        this.options = options;
        this.palette = palette;
    }

    List<String> lines(ProcessSummary process, long newWindowNanos) {
        root = treeOf(process);
        windowNanos = newWindowNanos;
        if (root.children().isEmpty() || windowNanos <= 0) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(palette.heading("FLAME  % of wall time, summed over threads"));
        lines.add(
                palette.heading(
                        (process.info().gilEnabled() ? "    held" : "attached")
                                + " waiting  native blocked"));
        Comparator<CallTree.Node> busiestFirst =
                Comparator.comparingLong(FlameText::busyNanos)
                        .thenComparingLong(CallTree.Node::nanos)
                        .reversed();
        lines.addAll(
                new CallTreeText(options, palette, this::figures, busiestFirst, this::isSmall)
                        .lines(root));
        return lines;
    }

    private CallTree.Node treeOf(ProcessSummary process) {
        CallTree tree = new CallTree();
        for (StackSummary stack : process.stacks()) {
            tree.add(
                    options.all()
                            ? stack.frames()
                            : stack.frames().stream().filter(f -> !Code.startsThread(f)).toList(),
                    stack.state(),
                    stack.nanos());
        }
        return tree.root();
    }

    private String figures(CallTree.Node node) {
        return figure(heldNanos(node), ThreadState.RUNNING)
                + figure(node.nanos(WAITING), WAITING)
                + figure(node.nanos(NATIVE), NATIVE)
                + figure(node.nanos(BLOCKED), BLOCKED)
                + "  "
                + bar(node);
    }

    private String figure(long nanos, ThreadState state) {
        String text =
                Columns.right(
                        nanos == 0 ? "·" : Shares.percent((double) nanos / windowNanos), COLUMN);
        return palette.state(nanos == 0 ? BLOCKED : state, text);
    }

    /** The node's time beside the heaviest root's, by state. */
    private String bar(CallTree.Node node) {
        if (options.width() < WIDE) {
            return "";
        }
        long most = root.children().stream().mapToLong(CallTree.Node::nanos).max().orElse(1);
        String bar =
                StateBar.of(state -> (double) node.nanos(state) / Math.max(1, most), BAR, palette);
        return Columns.left(bar, BAR + 2);
    }

    private boolean isSmall(CallTree.Node node) {
        return isMinor(busyNanos(node), busyNanos(root), SMALL)
                && isMinor(node.nanos(BLOCKED), root.nanos(BLOCKED), SMALL_BLOCKED);
    }

    private static boolean isMinor(long part, long whole, double limit) {
        return part == 0 || part < limit * whole;
    }

    private static long busyNanos(CallTree.Node node) {
        return node.nanos() - node.nanos(BLOCKED);
    }

    private static long heldNanos(CallTree.Node node) {
        long held = 0;
        for (ThreadState state : ThreadState.values()) {
            held += state.holdsGil() ? node.nanos(state) : 0;
        }
        return held;
    }
}
