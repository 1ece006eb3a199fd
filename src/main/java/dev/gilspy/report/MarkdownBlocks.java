package dev.gilspy.report;

import dev.gilspy.analysis.Shares;
import java.util.ArrayList;
import java.util.List;

/** The kinds of blocks that Markdown reports consist of. */
final class MarkdownBlocks {
    private static final int MOST_LINES = 80;

    private MarkdownBlocks() {}

    /** A list; of nothing there is none. */
    static List<String> list(String mark, List<String> items) {
        return items.isEmpty()
                ? List.of()
                : List.of(
                        String.join(
                                "\n",
                                items.stream().map(item -> mark + Markdown.text(item)).toList()));
    }

    /**
     * A table; without rows there is none.
     *
     * @param headings those that begin with &gt; stand over figures
     */
    static List<String> table(List<String> headings, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(Markdown.row(headings.stream().map(h -> h.replace(">", "")).toList()));
        lines.add(
                Markdown.row(
                        headings.stream().map(h -> h.startsWith(">") ? "---:" : ":---").toList()));
        rows.forEach(row -> lines.add(Markdown.row(row)));
        return List.of(String.join("\n", lines));
    }

    /** Lines of text that are shown when somebody clicks on their name; none if there are none. */
    static List<String> folded(String name, List<String> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        List<String> shown = new ArrayList<>(lines);
        if (lines.size() > MOST_LINES) {
            shown = new ArrayList<>(lines.subList(0, MOST_LINES));
            shown.add("(" + Shares.plural(lines.size() - shown.size(), "more line") + ")");
        }
        return List.of(details(name, List.of(Markdown.block(shown))));
    }

    /**
     * Blocks that are shown when somebody clicks on their name.
     *
     * @param name without markup
     */
    static String details(String name, List<String> blocks) {
        return "<details><summary>%s</summary>\n\n%s\n\n</details>"
                .formatted(name, String.join("\n\n", blocks));
    }
}
