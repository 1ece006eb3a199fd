package dev.gilspy.report;

import dev.gilspy.compare.Change;
import dev.gilspy.compare.Comparison;
import dev.gilspy.compare.Diff;
import dev.gilspy.compare.Diffs;
import dev.gilspy.compare.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison as GitHub-flavoured Markdown, for a comment on a pull request: what changed, and
 * folded away what did not.
 */
public final class DiffMarkdown {
    /** GitHub takes comments of up to 65,536 characters; nobody reads that many. */
    private static final int MOST_ROWS = 60;

    private static final String HEADING =
            "| | | before | after | change | 95 % interval |\n|---|---|---:|---:|---:|---:|";

    private final List<String> lines = new ArrayList<>();

    private DiffMarkdown() {}

    /** The whole text; every line ends with a newline. */
    public static String render(Diffs diffs) {
        DiffMarkdown markdown = new DiffMarkdown();
        if (!diffs.single()) {
            markdown.addRoles(diffs);
        }
        diffs.roles().forEach(markdown::add);
        return String.join("\n", markdown.lines) + "\n";
    }

    private void addRoles(Diffs diffs) {
        DiffWords.roles(diffs).forEach(sentence -> lines.add("- " + Markdown.text(sentence)));
    }

    private void add(Diff diff) {
        Comparison comparison = diff.comparison();
        if (!lines.isEmpty()) {
            lines.add("");
        }
        String role = diff.role().isEmpty() ? "" : diff.role() + ": ";
        lines.add("### gilspy diff: " + Markdown.text(role + DiffWords.headline(comparison)));
        if (!diff.role().isEmpty()) {
            lines.add("");
            lines.add(Markdown.text(DiffWords.processes(comparison)));
        }
        lines.add("");
        lines.add(Markdown.text(DiffWords.counts(comparison)));
        lines.add("");
        lines.add(Markdown.text(DiffWords.verdicts(comparison)));
        addGate(diff);
        addWarnings(diff);
        List<Row> told = comparison.rows().stream().filter(row -> row.change().told()).toList();
        List<Row> others = comparison.rows().stream().filter(row -> !row.change().told()).toList();
        if (!told.isEmpty()) {
            lines.add("");
            addTable(told);
        }
        if (!others.isEmpty()) {
            lines.add("");
            lines.add(
                    "<details><summary>%d rows that did not change more than noise, or have no interval</summary>"
                            .formatted(others.size()));
            lines.add("");
            addTable(others);
            lines.add("");
            lines.add("</details>");
        }
        lines.add("");
        lines.add(Markdown.text(DiffWords.method(comparison)));
    }

    private void addGate(Diff diff) {
        List<String> sentences = DiffWords.gate(diff);
        for (int i = 0; i < sentences.size(); i++) {
            if (i < 2) {
                lines.add("");
            }
            String text = Markdown.text(sentences.get(i));
            lines.add(i == 0 ? (diff.failed() ? "❌ **" : "✅ **") + text + "**" : "- " + text);
        }
    }

    private void addWarnings(Diff diff) {
        for (String warning : DiffWords.warnings(diff)) {
            lines.add("");
            lines.add("⚠️ " + Markdown.text(warning));
        }
    }

    private void addTable(List<Row> rows) {
        lines.add(HEADING);
        rows.stream().limit(MOST_ROWS).forEach(row -> lines.add(line(row)));
        if (rows.size() > MOST_ROWS) {
            lines.add("");
            lines.add("(%d more rows left out)".formatted(rows.size() - MOST_ROWS));
        }
    }

    private static String line(Row row) {
        return "| %s %s | %s | %s | %s | %s | %s |"
                .formatted(
                        mark(row.change()),
                        RowWords.change(row.change()),
                        Markdown.text(RowWords.name(row)),
                        Markdown.text(RowWords.value(row, row.before())),
                        Markdown.text(RowWords.value(row, row.after())),
                        Markdown.text(RowWords.signed(row, row.difference().value())),
                        Markdown.text(RowWords.interval(row)));
    }

    private static String mark(Change change) {
        return switch (change) {
            case WORSE -> "🔴";
            case BETTER -> "🟢";
            default -> "";
        };
    }
}
