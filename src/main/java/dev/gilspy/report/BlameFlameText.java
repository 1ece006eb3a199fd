package dev.gilspy.report;

import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.BlameFlame;
import dev.gilspy.analysis.CallTree;
import dev.gilspy.analysis.Shares;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who made others wait, as a tree from the root: the holders' stacks, weighted by the waiting that
 * they caused. With {@code --all} only, since {@link BlameText} says the same in fewer lines.
 */
final class BlameFlameText {
    private static final int COLUMN = 6;
    private static final int BAR = 14;

    private final TextOptions options;
    private final Palette palette;

    BlameFlameText(TextOptions options, Palette palette) {
        this.options = options;
        this.palette = palette;
    }

    List<String> lines(ProcessSummary process) {
        long total = process.blame().stream().mapToLong(Blame::nanos).sum();
        if (!options.all() || total == 0) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(palette.heading("FLAME OF WAITING CAUSED  % of all waiting"));
        lines.addAll(
                new CallTreeText(
                                options,
                                palette,
                                node -> figure((double) node.nanos() / total),
                                Comparator.comparingLong((CallTree.Node node) -> -node.nanos()),
                                node -> false)
                        .lines(new BlameFlame(process).tree().root()));
        return lines;
    }

    private String figure(double share) {
        String bar = "█".repeat((int) Math.round(share * BAR));
        return Columns.right(Shares.percent(share), COLUMN)
                + "  "
                + palette.warning(Columns.left(bar, BAR))
                + "  ";
    }
}
