package dev.gilspy.tui;

import dev.gilspy.report.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is new, and the keys, a line that is typed, or an answer to a key. */
final class BottomLines {
    private final Part part;

    BottomLines(Part part) {
        this.part = part;
    }

    /** The last one is always there. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        note().ifPresent(note -> lines.add(part.palette().warning(fit("! " + note))));
        if (part.shown().isOver()) {
            String over = Columns.plain(part.shown().over());
            lines.add(part.palette().heading(fit("■ " + over + " q quits.")));
        }
        lines.add(last());
        return lines;
    }

    private Optional<String> note() {
        List<String> notes = part.shown().notes();
        if (notes.isEmpty() || part.state().page() == Page.HELP) {
            return Optional.empty();
        }
        String newest = Columns.plain(notes.get(notes.size() - 1));
        int more = notes.size() - 1;
        String rest = more == 0 ? "" : " (%d more: ?)".formatted(more);
        int room = part.width() - 2 - rest.length();
        return Optional.of(Columns.fit(newest, room) + rest);
    }

    private String last() {
        Prompt prompt = part.state().prompt();
        if (prompt != null) {
            return PromptLine.of(prompt, part.width()).text();
        }
        String message = part.state().message();
        return message.isEmpty() ? keys() : part.palette().heading(fit(Columns.plain(message)));
    }

    private String keys() {
        List<String> keys = new ArrayList<>();
        if (part.state().filters()) {
            keys.add("filter \"" + Columns.fit(Columns.plain(part.state().filter()), 16) + "\"");
        }
        Action.inKeyLine().forEach(action -> keys.add(action.key() + " " + action.label()));
        StringBuilder line = new StringBuilder();
        for (String key : keys) {
            String longer = (line.length() == 0 ? "" : "  ") + key;
            if (Columns.width(line + longer) <= part.width()) {
                line.append(longer);
            }
        }
        return part.palette().faint(line.toString());
    }

    private String fit(String text) {
        return Columns.fit(text, part.width());
    }
}
