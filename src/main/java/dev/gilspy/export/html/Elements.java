package dev.gilspy.export.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.table;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import dev.gilspy.model.ThreadState;
import dev.gilspy.report.Columns;
import j2html.tags.DomContent;
import j2html.tags.specialized.TableTag;
import j2html.tags.specialized.TdTag;
import j2html.tags.specialized.UlTag;
import java.util.List;

/** Pieces that several sections have. */
final class Elements {
    private Elements() {}

    /** Text without control characters, nor those that turn around what follows. */
    static String plain(String text) {
        return Columns.plain(text);
    }

    /** A figure, which stands to the right of its column. */
    static TdTag figure(String text) {
        return td(text).withClass("figure");
    }

    /** A row's own heading. */
    static DomContent rowHeading(String text) {
        return th(plain(text)).attr("scope", "row");
    }

    /** A table with one line of headings; those that begin with a tab stand over figures. */
    static TableTag headed(List<String> headings) {
        return table(
                thead(
                        tr(
                                each(
                                        headings,
                                        heading ->
                                                th(heading.strip())
                                                        .attr("scope", "col")
                                                        .withCondClass(
                                                                heading.startsWith("\t"),
                                                                "figure")))));
    }

    /** What is wider than the window is scrolled in a box of its own, also with the keyboard. */
    static DomContent scrolled(String label, DomContent wide) {
        return div(wide)
                .withClass("wide")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", label);
    }

    static UlTag list(String className, List<String> items) {
        return ul(each(items, item -> li(plain(item)))).withClass(className);
    }

    /** The class that gives something a state's colour. */
    static String stateClass(ThreadState state) {
        return "state-" + state.label();
    }
}
