package dev.gilspy.report;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.analysis.Shares;
import dev.gilspy.model.GilAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the threads shown let go of the GIL, and what their waiting consisted of; nothing where the
 * source does not know.
 */
final class DropsText {
    private static final String HEADING = "DROPS";
    private static final String INDENT = " ".repeat(HEADING.length() + 2);

    private final TextOptions options;
    private final Palette palette;

    DropsText(TextOptions options, Palette palette) {
        this.options = options;
        this.palette = palette;
    }

    List<String> lines(ProcessSummary process) {
        Optional<GilAccount> all =
                process.threads().stream()
                        .map(ThreadSummary::gilAccount)
                        .filter(Objects::nonNull)
                        .reduce(GilAccount::plus);
        return all.map(this::lines).orElse(List.of());
    }

    private List<String> lines(GilAccount all) {
        List<String> items = new ArrayList<>();
        items.add(Shares.count(all.forcedDrops()) + " forced");
        items.add(Shares.count(all.voluntaryDrops()) + " voluntary");
        double cpu = all.waitingForCpuShare();
        if (!Double.isNaN(cpu)) {
            items.add(Shares.percentSign(cpu) + " of the waiting was for a CPU, not the GIL");
        }
        List<String> lines = new ArrayList<>();
        for (String line : Columns.wrapItems(items, options.width() - INDENT.length())) {
            lines.add((lines.isEmpty() ? palette.heading(HEADING) + "  " : INDENT) + line);
        }
        return lines;
    }
}
