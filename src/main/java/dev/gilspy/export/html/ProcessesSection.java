package dev.gilspy.export.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.iffElse;
import static j2html.TagCreator.p;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import dev.gilspy.analysis.JudgedProcess;
import dev.gilspy.analysis.Shares;
import dev.gilspy.report.ProcessLine;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** All processes, a line each: what each took of the machine, and what it comes to. */
final class ProcessesSection {
    private final List<JudgedProcess> processes;

    ProcessesSection(List<JudgedProcess> processes) {
        this.processes = processes;
    }

    DomContent render() {
        int shown = Math.min(Allowance.MOST_LINES, processes.size());
        int without = Math.max(0, shown - Allowance.MOST_PROCESSES);
        return div(
                h2("Each"),
                Elements.scrolled(
                        "Processes",
                        Elements.headed(headings())
                                .withClass("processes")
                                .with(tbody(each(IntStream.range(0, shown).mapToObj(this::row))))),
                p("Shared out: memory where each page counts as divided by those who share it."
                                + " Unique: what would be free if the process ended.")
                        .withClass("note"),
                iff(without > 0, note(without, "more than a line here")),
                iff(processes.size() > shown, note(processes.size() - shown, "even that")));
    }

    private static DomContent note(long count, String what) {
        return p("%s had no room for %s."
                        .formatted(Shares.plural(count, "process", "processes"), what))
                .withClass("note");
    }

    private static List<String> headings() {
        List<String> headings = new ArrayList<>(List.of("process", "verdict"));
        ProcessLine.HEADINGS.forEach(heading -> headings.add("\t" + heading));
        return headings;
    }

    private DomContent row(int number) {
        ProcessLine line = ProcessLine.of(processes.get(number));
        String command = Elements.plain(line.command());
        return tr(
                th(iffElse(
                                number < Allowance.MOST_PROCESSES,
                                a(command).withHref("#" + idOf(number)),
                                text(command)))
                        .attr("scope", "row"),
                td(line.verdict()).withClass("code-place"),
                each(line.figures(), Elements::figure));
    }

    /** Where a process's own part of the page begins. */
    static String idOf(int number) {
        return "process-" + number;
    }
}
