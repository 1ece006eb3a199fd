package dev.gilspy.report;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Bytes;
import dev.gilspy.analysis.Fleet;
import dev.gilspy.analysis.FleetMemory;
import dev.gilspy.analysis.JudgedProcess;
import java.util.ArrayList;
import java.util.List;

/** Several processes together: how many of what, and what they take of the machine. */
final class FleetText {
    private static final String INDENT = "        ";

    private final TextOptions options;
    private final Palette palette;

    FleetText(TextOptions options, Palette palette) {
        this.options = options;
        this.palette = palette;
    }

    /** What was observed, for how long and by what means. */
    List<String> header(Summary summary, Fleet fleet) {
        List<String> items = new ArrayList<>(HeaderText.items(summary, null, options.width()));
        items.add(1, fleet.processes().size() + " processes");
        List<String> interpreters =
                fleet.processes().stream().map(FleetText::interpreter).distinct().toList();
        items.addAll(2, interpreters);
        return Columns.wrapItems(items, options.width()).stream().map(palette::heading).toList();
    }

    private static String interpreter(JudgedProcess one) {
        return HeaderText.interpreter(
                one.info(), one.process().interpreters().size(), one.process().gils().size());
    }

    /** What memory they take; empty if it is not known. */
    List<String> memory(Fleet fleet) {
        List<String> items = memory(fleet.memory());
        if (!items.isEmpty() && fleet.memory().processes() < fleet.processes().size()) {
            items.add("known of %d processes at once".formatted(fleet.memory().processes()));
        }
        List<String> lines = new ArrayList<>();
        String lead = palette.heading("MEMORY") + "  ";
        for (String line : Columns.wrapItems(items, options.width() - INDENT.length())) {
            lines.add(lead + line);
            lead = INDENT;
        }
        return items.isEmpty() ? List.of() : lines;
    }

    private static List<String> memory(FleetMemory memory) {
        List<String> items = new ArrayList<>();
        if (memory.residentBytes() >= 0 || memory.proportionalBytes() >= 0) {
            items.add(Bytes.text(memory.proportionalBytes()) + " in all");
            items.add("ps adds up to " + Bytes.text(memory.residentBytes()));
        }
        if (!Double.isNaN(memory.timesOne())) {
            items.add(
                    "one worker %s, %s of it shared"
                            .formatted(
                                    Bytes.text(memory.oneBytes()),
                                    Bytes.text(memory.sharedBytes())));
            items.add(
                    "the same work in one process: %s at least"
                            .formatted(Bytes.text(memory.oneBytes())));
        }
        return items;
    }
}
