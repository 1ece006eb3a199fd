package dev.gilspy.tui;

import dev.gilspy.report.Columns;
import dev.gilspy.report.StateBar;
import java.util.ArrayList;
import java.util.List;

/** The keys, what the bars mean, and what to be careful about. */
final class HelpPage {
    private static final int KEY = 10;

    private static final List<List<String>> MOVING =
            List.of(
                    List.of("arrows", "choose a thread or a process, or scroll; also PgUp, PgDn"),
                    List.of("Enter", "open what is chosen"),
                    List.of("Esc", "back: to the overview, then without the filter"),
                    List.of("Ctrl-L", "draw the screen anew"),
                    List.of("Ctrl-Z", "stop gilspy; fg goes on"));

    private final Part part;

    HelpPage(Part part) {
        this.part = part;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!part.shown().notes().isEmpty()) {
            lines.add(part.palette().heading(" TO BE CAREFUL ABOUT"));
            part.shown().notes().forEach(note -> add(lines, "!", Columns.plain(note)));
        }
        lines.add(part.palette().heading(" KEYS"));
        for (Action action : Action.values()) {
            add(lines, action.key(), action.help());
        }
        MOVING.forEach(key -> add(lines, key.get(0), key.get(1)));
        lines.add(part.palette().heading(" BARS"));
        Columns.wrap(StateBar.legend(state -> 1), part.width() - 2)
                .forEach(line -> lines.add("  " + line.strip()));
        lines.add(
                part.palette()
                        .faint("  A terminal that kill -9 left in disorder: type reset, Enter."));
        return lines;
    }

    private void add(List<String> lines, String key, String text) {
        String lead = Columns.left("  " + key, KEY);
        int room = part.width() - KEY;
        for (String line : Columns.wrap(text, room)) {
            lines.add(lead + Columns.fit(line, room));
            lead = " ".repeat(KEY);
        }
    }
}
