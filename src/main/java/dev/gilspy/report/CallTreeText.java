package dev.gilspy.report;

import dev.gilspy.analysis.CallTree;
import dev.gilspy.analysis.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A call tree as lines: figures at the left, each call indented below its caller. Chains of library
 * calls that lead to one place are one line, so that the lines stay narrow. Small branches are left
 * out and counted.
 */
final class CallTreeText {
    /** Columns that are left to a frame, however deep it is. */
    private static final int FRAME = 18;

    private final TextOptions options;
    private final Palette palette;
    private final Function<CallTree.Node, String> figures;
    private final Comparator<CallTree.Node> order;
    private final Predicate<CallTree.Node> small;
    private final List<String> lines = new ArrayList<>();
    private int leftOut;

    /**
     * @param figures what stands before a call, always of one width, with what sets it apart
     * @param order of the calls below one caller
     * @param small whether a branch may be left out
     */
    CallTreeText(
            TextOptions options,
            Palette palette,
            Function<CallTree.Node, String> figures,
            Comparator<CallTree.Node> order,
            Predicate<CallTree.Node> small) {
        this.options = options;
        this.palette = palette;
        this.figures = figures;
        this.order = order;
        this.small = small;
    }

    List<String> lines(CallTree.Node root) {
        for (CallTree.Node top : kept(root)) {
            add(top, "", "");
        }
        if (leftOut > 0) {
            String branches = leftOut == 1 ? "1 small branch" : leftOut + " small branches";
            lines.add(palette.faint("(" + branches + " left out; --all shows them)"));
        }
        return lines;
    }

    private List<CallTree.Node> kept(CallTree.Node node) {
        List<CallTree.Node> kept = new ArrayList<>(node.children());
        kept.removeIf(child -> !options.all() && small.test(child));
        leftOut += node.children().size() - kept.size();
        kept.sort(order);
        return kept;
    }

    private void addChildren(CallTree.Node node, String indent) {
        List<CallTree.Node> kept = kept(node);
        for (CallTree.Node child : kept) {
            boolean last = child == kept.get(kept.size() - 1);
            add(child, indent + (last ? "└ " : "├ "), indent + (last ? "  " : "│ "));
        }
    }

    /** Adds a call and all below it, without the library calls that only lead there. */
    private void add(CallTree.Node node, String indent, String indentBelow) {
        CallTree.Node place = node;
        int passed = 0;
        while (onlyLeadsOn(place)) {
            place = place.children().iterator().next();
            passed++;
        }
        if (passed > 1) {
            addLine(node, indent, "… " + passed + " library calls");
            addLine(place, indentBelow + "└ ", Code.text(place.frame()));
            addChildren(place, indentBelow + "  ");
        } else {
            addLine(node, indent, Code.text(node.frame()));
            addChildren(node, indentBelow);
        }
    }

    private boolean onlyLeadsOn(CallTree.Node node) {
        return !options.all()
                && node.children().size() == 1
                && !Code.isUsers(node.frame())
                && node.nanos() == node.children().iterator().next().nanos();
    }

    private void addLine(CallTree.Node node, String indent, String text) {
        String left = figures.apply(node);
        int room = options.width() - Columns.width(left);
        int deepest = Math.max(0, room - FRAME);
        // Deeper calls keep their own end of the tree's lines.
        String shown = indent.substring(Math.max(0, indent.length() - deepest));
        lines.add(left + Columns.fit(shown + Columns.plain(text), room));
    }
}
