package dev.gilspy.export.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.section;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.report.TextParts;
import j2html.tags.DomContent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What stands in each panel without any script. */
final class Panels {
    private static final int FLAME_COLUMNS = 120;

    private final Summary summary;
    private final Verdict verdict;

    Panels(Summary summary, Verdict verdict) {
        this.summary = summary;
        this.verdict = verdict;
    }

    DomContent render() {
        return each(Arrays.asList(Panel.values()), this::render);
    }

    private DomContent render(Panel panel) {
        return section(
                        h2(panel.title()).withClass("panel-title"),
                        iff(!panel.note().isEmpty(), p(panel.note()).withClass("note")),
                        iff(!panel.note().isEmpty(), drawing()),
                        content(panel))
                .withId(panel.id());
    }

    /** Where a script draws. */
    private static DomContent drawing() {
        return div(p("A script draws this, and scripts are off or forbidden here.")
                        .withClass("note"))
                .withClass("drawing");
    }

    private DomContent content(Panel panel) {
        return switch (panel) {
            case SUMMARY -> div(VerdictSection.of(summary, verdict), perProcess(this::threads));
            // The flame as text says all four.
            case HELD -> div(perProcess(this::flame)).withClass("without-script");
            case BLAME -> perProcess(BlameSection::of);
            case RUN -> RunSection.of(summary);
            default -> div();
        };
    }

    private DomContent perProcess(Function<ProcessSummary, DomContent> content) {
        List<ProcessSummary> processes = summary.processes();
        return each(
                processes,
                process ->
                        div(
                                iff(
                                        processes.size() > 1,
                                        h3(TextParts.command(process)).withClass("process")),
                                content.apply(process)));
    }

    private DomContent threads(ProcessSummary process) {
        return div(
                iff(process.interpreters().size() > 1, InterpretersSection.of(process)),
                new ThreadsSection(process, summary.selection()).render(),
                remarks(process));
    }

    private DomContent remarks(ProcessSummary process) {
        List<String> lines = TextParts.remarks(summary, process);
        return iff(!lines.isEmpty(), pre(String.join("\n", lines)));
    }

    private DomContent flame(ProcessSummary process) {
        List<String> lines = TextParts.flame(process, summary.observedNanos(), FLAME_COLUMNS);
        return pre(String.join("\n", lines));
    }
}
