package dev.gilspy.export.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.tr;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.InterpreterSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Shares;
import j2html.tags.DomContent;
import java.util.List;

/**
 * The interpreters of a process that has several: whose GIL they have, and what is done under it.
 */
final class InterpretersSection {
    private static final int MOST_ROWS = 100;

    private InterpretersSection() {}

    static DomContent of(ProcessSummary process) {
        List<InterpreterSummary> all = process.interpreters();
        int more = Math.max(0, all.size() - MOST_ROWS);
        boolean gil = process.info().gilEnabled();
        return div(
                h2("Interpreters"),
                Elements.scrolled(
                        "Interpreters",
                        Elements.headed(
                                        List.of(
                                                "interpreter",
                                                "\tGIL of",
                                                "\tthreads",
                                                gil ? "\t% held" : "\tattached",
                                                "\twaiting",
                                                "\tnative"))
                                .with(
                                        tbody(
                                                each(
                                                        all.subList(0, all.size() - more),
                                                        one -> row(one, gil))))),
                iff(more > 0, p(Shares.plural(more, "more interpreter")).withClass("note")));
    }

    private static DomContent row(InterpreterSummary one, boolean gil) {
        return tr(
                Elements.rowHeading(id(one.id())),
                Elements.figure(gil ? id(one.gil()) : Shares.UNKNOWN),
                Elements.figure(Shares.count(one.threads())),
                Elements.figure(
                        gil ? Shares.percent(one.utilisation()) : Shares.number(one.utilisation())),
                Elements.figure(Shares.number(one.waitingMean())),
                Elements.figure(Shares.number(one.nativeMean())));
    }

    private static String id(int id) {
        return id == Summary.OTHER_INTERPRETERS ? "other" : Integer.toString(id);
    }
}
