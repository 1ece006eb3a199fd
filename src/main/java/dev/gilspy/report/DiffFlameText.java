package dev.gilspy.report;

import dev.gilspy.analysis.Code;
import dev.gilspy.analysis.Shares;
import dev.gilspy.compare.Change;
import dev.gilspy.compare.Comparison;
import dev.gilspy.compare.DiffTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The calls of both recordings as indented trees, one for each measure in which something changed:
 * before, after, and the difference, in percent of the time and summed over threads. Branches in
 * which nothing changed more than noise are left out.
 */
final class DiffFlameText {
    private static final int COLUMN = 8;

    /** Columns that are left to a frame, however deep it is. */
    private static final int FRAME = 18;

    /** Less is not there at all. */
    private static final double TRACE = 0.0005;

    private final TextOptions options;
    private final Palette palette;
    private final List<String> lines = new ArrayList<>();
    private int leftOut;

    DiffFlameText(TextOptions options, Palette palette) {
        this.options = options;
        this.palette = palette;
    }

    List<String> lines(Comparison comparison) {
        for (DiffTree tree : comparison.trees()) {
            boolean shown = tree.root().children().stream().anyMatch(this::isKept);
            if (shown) {
                add(tree);
            }
        }
        return lines;
    }

    private void add(DiffTree tree) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        leftOut = 0;
        String measure = tree.measure().label();
        lines.add(palette.heading("FLAME  %s, %% of wall time".formatted(measure)));
        lines.add(palette.heading("  before   after  change"));
        for (DiffTree.Node top : kept(tree.root())) {
            add(top, "", "");
        }
        if (leftOut > 0) {
            String branches = leftOut == 1 ? "1 branch" : leftOut + " branches";
            lines.add(
                    palette.faint(
                            "(%s did not change more than noise; --all shows them)"
                                    .formatted(branches)));
        }
    }

    private List<DiffTree.Node> kept(DiffTree.Node node) {
        List<DiffTree.Node> kept = new ArrayList<>(node.children());
        kept.removeIf(child -> !isKept(child));
        leftOut += node.children().size() - kept.size();
        kept.sort(Comparator.comparingDouble(child -> -Math.abs(child.difference().value())));
        return kept;
    }

    private boolean isKept(DiffTree.Node node) {
        return options.all() || node.leadsToChange();
    }

    private void add(DiffTree.Node node, String indent, String indentBelow) {
        addLine(node, indent);
        List<DiffTree.Node> kept = kept(node);
        for (DiffTree.Node child : kept) {
            boolean last = child == kept.get(kept.size() - 1);
            add(child, indentBelow + (last ? "└ " : "├ "), indentBelow + (last ? "  " : "│ "));
        }
    }

    private void addLine(DiffTree.Node node, String indent) {
        int room = options.width() - 3 * COLUMN - 2;
        int deepest = Math.max(0, room - FRAME);
        // Deeper calls keep their own end of the tree's lines.
        String shown = indent.substring(Math.max(0, indent.length() - deepest));
        lines.add(
                figure(node.difference().before().value())
                        + figure(node.difference().after().value())
                        + change(node)
                        + "  "
                        + Columns.fit(shown + Columns.plain(Code.text(node.frame())), room));
    }

    private static String figure(double share) {
        return Columns.right(share < TRACE ? "·" : Shares.percent(share), COLUMN);
    }

    private String change(DiffTree.Node node) {
        double points = 100 * node.difference().value();
        String text = Columns.right(String.format(Locale.ROOT, "%+.1f", points), COLUMN);
        if (node.change() == Change.NONE || node.change() == Change.UNKNOWN) {
            return palette.faint(Columns.right("=", COLUMN));
        }
        return points > 0 ? palette.grown(text) : palette.shrunk(text);
    }
}
