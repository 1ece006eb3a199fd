package dev.gilspy.report;

import dev.gilspy.analysis.budget.Check;
import dev.gilspy.analysis.budget.Finding;
import dev.gilspy.analysis.budget.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What came of a check, for people: what was recorded, a line a budget, and what to look at. */
public final class CheckText {
    private static final String INDENT = "  ";

    private final TextOptions options;
    private final Palette palette;

    public CheckText(TextOptions options) {
        this.options = options;
        this.palette = new Palette(options.color());
    }

    /** The whole report; every line ends with a newline. */
    public String render(Check check) {
        List<String> lines = new ArrayList<>();
        boolean several = CheckRow.severalProcesses(check);
        lines.addAll(
                new HeaderText(options, palette)
                        .lines(
                                check.summary(),
                                several
                                        ? null
                                        : check.summary().processes().stream()
                                                .findFirst()
                                                .orElse(null)));
        lines.add("");
        lines.addAll(table(check).lines(options.width(), palette));
        for (Finding finding : check.findings()) {
            explain(finding, lines);
        }
        lines.add("");
        wrap(CheckWords.outcome(check), "")
                .forEach(line -> lines.add(style(check.outcome()).apply(line)));
        return String.join("\n", lines) + "\n";
    }

    /** A sentence or more for each budget that is not kept; empty if all are. */
    public static List<String> complaints(Check check) {
        return check.findings().stream()
                .map(FindingWords::new)
                .filter(FindingWords::worthExplaining)
                .map(words -> words.sentence() + " " + String.join(" ", words.explanation()))
                .map(sentences -> Columns.plain(sentences.stripTrailing()))
                .toList();
    }

    private Table table(Check check) {
        Table table = new Table();
        Table.Column names = table.column("BUDGETS", 0, UnaryOperator.identity());
        Table.Column processes =
                CheckRow.severalProcesses(check)
                        ? table.column("process", 0, UnaryOperator.identity())
                        : null;
        Table.Column threads = table.column("threads", 1, UnaryOperator.identity());
        Table.Column found = table.column("found", 0, UnaryOperator.identity());
        Table.Column interval = table.column("95 % interval", 2, palette::faint);
        Table.Column limit = table.column("limit", 0, UnaryOperator.identity());
        Table.Column outcome = table.column("", 0, this::painted);
        for (CheckRow row : CheckRow.of(check)) {
            Finding finding = row.finding();
            FindingWords words = new FindingWords(finding);
            if (processes != null) {
                processes.add(Columns.plain(row.process()));
            }
            names.add(finding.budget().name());
            threads.add(Columns.plain(words.threads()));
            found.add(row.found());
            interval.add(words.interval());
            limit.add(words.limit());
            outcome.add(words.outcome());
        }
        return table;
    }

    private void explain(Finding finding, List<String> lines) {
        FindingWords words = new FindingWords(finding);
        if (!words.worthExplaining()) {
            return;
        }
        lines.add("");
        wrap(words.sentence(), "").forEach(line -> lines.add(style(finding.outcome()).apply(line)));
        for (String sentence : words.explanation()) {
            lines.addAll(wrap(sentence, INDENT));
        }
    }

    private List<String> wrap(String text, String indent) {
        return Columns.wrap(Columns.plain(text), options.width() - indent.length()).stream()
                .map(line -> indent + line)
                .toList();
    }

    private String painted(String cell) {
        for (Outcome outcome : Outcome.values()) {
            if (cell.strip().equals(outcome.label())) {
                return style(outcome).apply(cell);
            }
        }
        return cell;
    }

    private UnaryOperator<String> style(Outcome outcome) {
        return switch (outcome) {
            case WITHIN -> palette::good;
            case UNCERTAIN, UNANSWERED -> palette::warning;
            case EXCEEDED -> palette::bad;
        };
    }
}
