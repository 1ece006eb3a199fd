package dev.gilspy.report;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Durations;
import dev.gilspy.compare.Change;
import dev.gilspy.compare.Comparison;
import dev.gilspy.compare.Diff;
import dev.gilspy.compare.Diffs;
import dev.gilspy.compare.Recorded;
import dev.gilspy.compare.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A comparison for people: what was compared, what changed at large, the process, the threads,
 * their holds and waits, the functions, the flames, and how it was judged. Rows that did not change
 * more than noise are left out, but for the process's own few.
 */
public final class DiffText {
    private static final String INDENT = "  ";

    private final TextOptions options;
    private final Palette palette;
    private final List<String> lines = new ArrayList<>();

    private DiffText(TextOptions options) {
        this.options = options;
        this.palette = new Palette(options.color());
    }

    /** The whole report; every line ends with a newline. */
    public static String render(Diffs diffs, TextOptions options) {
        DiffText text = new DiffText(options);
        if (!diffs.single()) {
            text.addRoles(diffs);
        }
        diffs.roles().forEach(text::add);
        return String.join("\n", text.lines) + "\n";
    }

    private void addRoles(Diffs diffs) {
        for (String sentence : DiffWords.roles(diffs)) {
            lines.addAll(wrap(sentence, ""));
        }
        lines.add("");
    }

    /** What the gate found, a sentence each, where the report does not go to who reads it. */
    public static List<String> regressions(Diff diff) {
        String role = diff.role().isEmpty() ? "" : diff.role() + ": ";
        return diff.failed()
                ? DiffWords.gate(diff).stream().map(line -> Columns.plain(role + line)).toList()
                : List.of();
    }

    private void add(Diff diff) {
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
            lines.add("");
        }
        Comparison comparison = diff.comparison();
        addHeader(diff);
        addHeadline(diff);
        addTable("PROCESS", comparison.rows(Row.Table.PROCESS), true);
        addTable("THREADS  % of their time", comparison.rows(Row.Table.THREADS), options.all());
        addGroups(comparison);
        addTable("HOLDS AND WAITS", comparison.rows(Row.Table.DURATIONS), options.all());
        addTable("FUNCTIONS  % of wall time", comparison.rows(Row.Table.FUNCTIONS), options.all());
        addSection(new DiffFlameText(options, palette).lines(comparison));
        lines.add("");
        wrap(DiffWords.method(comparison), "").forEach(line -> lines.add(palette.faint(line)));
    }

    private void addHeader(Diff diff) {
        String role = diff.role().isEmpty() ? "" : " · " + Columns.plain(diff.role());
        lines.add(palette.heading(Columns.fit("gilspy diff" + role, options.width())));
        lines.add(palette.heading(header("before", diff.comparison().before())));
        lines.add(palette.heading(header("after ", diff.comparison().after())));
        for (String warning : DiffWords.warnings(diff)) {
            wrap(warning, "! ").forEach(line -> lines.add(palette.warning(line)));
        }
    }

    private String header(String side, Recorded recorded) {
        Summary summary = recorded.summary();
        ProcessSummary process = summary.processes().get(0);
        String text =
                "%s  %s · %s · %s · %s"
                        .formatted(
                                side,
                                Columns.plain(recorded.name()),
                                Durations.exact(summary.observedNanos()),
                                HeaderText.interpreter(
                                        process.info(),
                                        process.interpreters().size(),
                                        process.gils().size()),
                                DiffWords.observed(recorded, options.width()));
        return Columns.fit(text, options.width());
    }

    private void addHeadline(Diff diff) {
        Comparison comparison = diff.comparison();
        lines.add("");
        lines.add(palette.heading(DiffWords.headline(comparison).toUpperCase(Locale.ROOT)));
        lines.addAll(wrap(DiffWords.counts(comparison), INDENT));
        lines.addAll(wrap(DiffWords.verdicts(comparison), INDENT));
        UnaryOperator<String> style = diff.failed() ? palette::bad : palette::good;
        String lead = INDENT;
        for (String sentence : DiffWords.gate(diff)) {
            wrap(sentence, lead).forEach(line -> lines.add(style.apply(line)));
            lead = INDENT + "- ";
        }
    }

    private void addGroups(Comparison comparison) {
        List<String> groups = DiffWords.groups(comparison);
        if (!groups.isEmpty()) {
            lines.addAll(wrap("Number of threads: " + String.join(" · ", groups), ""));
        }
    }

    private void addTable(String heading, List<Row> rows, boolean all) {
        List<Row> shown = rows.stream().filter(row -> all || row.change().told()).toList();
        List<Row> left = rows.stream().filter(row -> !shown.contains(row)).toList();
        if (rows.isEmpty()) {
            return;
        }
        lines.add("");
        if (shown.isEmpty()) {
            lines.add(palette.heading(heading));
        } else {
            lines.addAll(table(heading, shown).lines(options.width(), palette));
        }
        if (!left.isEmpty()) {
            lines.add(palette.faint(RowWords.folded(left)));
        }
    }

    private Table table(String heading, List<Row> rows) {
        Table table = new Table();
        Table.Column names = table.column(heading, 0, UnaryOperator.identity());
        Table.Column before = table.column("before", 0, UnaryOperator.identity());
        Table.Column after = table.column("after", 0, UnaryOperator.identity());
        Table.Column change = table.column("change", 0, UnaryOperator.identity());
        Table.Column interval = table.column("95 % interval", 1, palette::faint);
        Table.Column mark = table.column("", 0, this::painted);
        for (Row row : rows) {
            names.add(Columns.plain(RowWords.name(row)));
            before.add(RowWords.value(row, row.before()));
            after.add(RowWords.value(row, row.after()));
            change.add(RowWords.signed(row, row.difference().value()));
            interval.add(RowWords.interval(row));
            mark.add(RowWords.change(row.change()));
        }
        return table;
    }

    private String painted(String cell) {
        String mark = cell.strip();
        if (mark.equals(Change.WORSE.label())) {
            return palette.bad(cell);
        }
        return mark.equals(Change.BETTER.label()) ? palette.good(cell) : cell;
    }

    private void addSection(List<String> section) {
        if (!section.isEmpty()) {
            lines.add("");
            lines.addAll(section);
        }
    }

    private List<String> wrap(String text, String lead) {
        List<String> wrapped = new ArrayList<>();
        String first = lead;
        for (String line : Columns.wrap(Columns.plain(text), options.width() - lead.length())) {
            wrapped.add(first + line);
            first = " ".repeat(lead.length());
        }
        return wrapped;
    }
}
