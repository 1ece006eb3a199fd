package dev.gilspy.export.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.BlameMatrix;
import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.WaitParty;
import dev.gilspy.report.BlameRows;
import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import java.util.List;

/**
 * Where holders were while others waited; and who waits for whom: a row for each waiter, a column
 * for each holder, the more the warmer.
 */
final class BlameSection {
    private static final int MOST_PLACES = 20;
    private static final int MOST_WAITERS = 16;
    private static final int MOST_HOLDERS = 8;

    /** Shades that report.css has, of which the last is the warmest. */
    private static final int SHADES = 6;

    private BlameSection() {}

    static DomContent of(ProcessSummary process) {
        List<BlameRows.Row> rows = BlameRows.of(process);
        return rows.isEmpty()
                ? p("Nobody was seen to wait for the GIL.")
                : div(places(rows), matrix(process));
    }

    private static DomContent places(List<BlameRows.Row> rows) {
        int more = Math.max(0, rows.size() - MOST_PLACES);
        return div(
                h2("Who makes others wait"),
                Elements.scrolled(
                        "Who makes others wait",
                        Elements.headed(List.of("\t% of all waiting", "where the holder was", "in"))
                                .with(
                                        tbody(
                                                each(
                                                        rows.subList(0, rows.size() - more),
                                                        BlameSection::place)))),
                iff(
                        more > 0,
                        p(Shares.plural(more, "smaller one") + " left out.").withClass("note")));
    }

    private static DomContent place(BlameRows.Row row) {
        return tr(
                Elements.figure(Shares.percent(row.share())),
                td(row.where().isEmpty() ? Shares.UNKNOWN : row.where()).withClass("code-place"),
                td(row.holder()));
    }

    private static DomContent matrix(ProcessSummary process) {
        BlameMatrix matrix = BlameMatrix.of(process).folded(MOST_WAITERS, MOST_HOLDERS);
        return div(
                h2("Who waits for whom"),
                p("Percent of all waiting: each row is a thread that waits, each column one that"
                                + " holds the GIL meanwhile.")
                        .withClass("note"),
                Elements.scrolled(
                        "Who waits for whom",
                        table(head(matrix), body(matrix)).withClass("matrix")));
    }

    private static DomContent head(BlameMatrix matrix) {
        return thead(
                tr(
                        th("waits \\ for").attr("scope", "col"),
                        each(
                                matrix.holders(),
                                holder ->
                                        th(Elements.plain(holder.name()))
                                                .attr("scope", "col")
                                                .withClass("figure")),
                        th("all").attr("scope", "col").withClass("figure")));
    }

    private static DomContent body(BlameMatrix matrix) {
        return tbody(
                each(matrix.waiters(), waiter -> row(matrix, waiter)),
                tr(
                        th("all").attr("scope", "row"),
                        each(
                                matrix.holders(),
                                holder -> figure(matrix, matrix.causedNanos(holder))),
                        figure(matrix, matrix.totalNanos())));
    }

    private static DomContent row(BlameMatrix matrix, WaitParty waiter) {
        return tr(
                Elements.rowHeading(waiter.name()),
                each(
                        matrix.holders(),
                        holder -> {
                            long nanos = matrix.nanos(waiter, holder);
                            return figure(matrix, nanos)
                                    .withClass("figure " + shade(matrix, nanos));
                        }),
                figure(matrix, matrix.waitedNanos(waiter)));
    }

    private static TdTag figure(BlameMatrix matrix, long nanos) {
        return Elements.figure(nanos == 0 ? "·" : Shares.percent(matrix.share(nanos)));
    }

    /** Beside the largest of all. */
    private static String shade(BlameMatrix matrix, long nanos) {
        long most =
                matrix.waiters().stream()
                        .flatMapToLong(
                                waiter ->
                                        matrix.holders().stream()
                                                .mapToLong(holder -> matrix.nanos(waiter, holder)))
                        .max()
                        .orElse(1);
        return nanos == 0 ? "" : "heat-" + (SHADES * nanos - 1) / Math.max(1, most);
    }
}
