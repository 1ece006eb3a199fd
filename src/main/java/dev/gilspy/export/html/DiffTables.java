package dev.gilspy.export.html;

import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.tr;

import dev.gilspy.analysis.Shares;
import dev.gilspy.compare.Comparison;
import dev.gilspy.compare.Row;
import dev.gilspy.report.DiffParts;
import dev.gilspy.report.DiffParts.Line;
import j2html.tags.DomContent;
import java.util.Arrays;
import java.util.List;

/** The rows of a comparison: those that changed, and folded away those that did not. */
final class DiffTables {
    private static final int MOST_ROWS = 300;

    private final Comparison comparison;

    DiffTables(Comparison comparison) {
        this.comparison = comparison;
    }

    DomContent render() {
        return each(Arrays.asList(Row.Table.values()), this::table);
    }

    private DomContent table(Row.Table table) {
        List<Row> rows = comparison.rows(table);
        List<Row> told = rows.stream().filter(row -> row.change().told()).toList();
        List<Row> others = rows.stream().filter(row -> !row.change().told()).toList();
        return div(
                iff(!rows.isEmpty(), h3(DiffParts.heading(table))),
                iff(!told.isEmpty(), table(table, told)),
                iff(
                        !others.isEmpty(),
                        details(
                                summary(
                                        Shares.plural(others.size(), "row")
                                                + " without a change that can be told"),
                                table(table, others))));
    }

    private static DomContent table(Row.Table table, List<Row> rows) {
        return Elements.scrolled(
                DiffParts.heading(table),
                Elements.headed(
                                List.of(
                                        "",
                                        "\tbefore",
                                        "\tafter",
                                        "\tchange",
                                        "\t95 % interval",
                                        ""))
                        .with(
                                tbody(
                                        each(
                                                rows.stream()
                                                        .limit(MOST_ROWS)
                                                        .map(DiffParts::line)
                                                        .map(DiffTables::row)))));
    }

    private static DomContent row(Line line) {
        return tr(
                Elements.rowHeading(line.name()),
                Elements.figure(line.before()),
                Elements.figure(line.after()),
                Elements.figure(line.change()),
                Elements.figure(line.interval()),
                td(line.mark()).withClass(line.mark()));
    }
}
