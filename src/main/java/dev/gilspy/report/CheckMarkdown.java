package dev.gilspy.report;

import dev.gilspy.analysis.budget.Check;
import dev.gilspy.analysis.budget.Finding;
import java.util.ArrayList;
import java.util.List;

/** What came of a check, as GitHub-flavoured Markdown: for a job summary or a pull request. */
public final class CheckMarkdown {
    private CheckMarkdown() {}

    /** The whole text; every line ends with a newline. */
    public static String render(Check check) {
        List<String> lines = new ArrayList<>();
        lines.add("### gilspy check: " + CheckWords.outcome(check));
        lines.add("");
        boolean several = CheckRow.severalProcesses(check);
        lines.add(
                several
                        ? "| | budget | process | threads | found | 95 % interval | limit |"
                        : "| | budget | threads | found | 95 % interval | limit |");
        lines.add("|---|---|" + (several ? "---|" : "") + "---|---:|---:|---:|");
        CheckRow.of(check).forEach(row -> lines.add(line(row, several)));
        for (Finding finding : check.findings()) {
            FindingWords words = new FindingWords(finding);
            if (words.worthExplaining()) {
                lines.add("");
                lines.add("**" + Markdown.text(words.sentence()) + "**");
                words.explanation().forEach(sentence -> lines.add(Markdown.text(sentence)));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(CheckRow row, boolean several) {
        Finding finding = row.finding();
        FindingWords words = new FindingWords(finding);
        List<String> cells = new ArrayList<>();
        cells.add(mark(finding) + " " + words.outcome());
        cells.add(Markdown.text(finding.budget().name()));
        if (several) {
            cells.add(Markdown.text(row.process()));
        }
        cells.add(Markdown.text(words.threads()));
        cells.add(Markdown.text(row.found()));
        cells.add(words.interval());
        cells.add(words.limit());
        return Markdown.row(cells);
    }

    private static String mark(Finding finding) {
        return switch (finding.outcome()) {
            case WITHIN -> "✅";
            case UNCERTAIN -> "⚠️";
            case UNANSWERED -> "❔";
            case EXCEEDED -> "❌";
        };
    }
}
