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
        lines.add("| | budget | threads | found | 95 % interval | limit |");
        lines.add("|---|---|---|---:|---:|---:|");
        check.findings().forEach(finding -> lines.add(row(finding)));
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

    private static String row(Finding finding) {
        FindingWords words = new FindingWords(finding);
        return Markdown.row(
                List.of(
                        mark(finding) + " " + words.outcome(),
                        Markdown.text(finding.budget().name()),
                        Markdown.text(words.threads()),
                        Markdown.text(words.found()),
                        words.interval(),
                        words.limit()));
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
