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
import dev.gilspy.analysis.JudgedProcess;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.report.TextParts;
import j2html.tags.DomContent;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** What stands in each panel without any script: of all processes one below the other. */
final class Panels {
    private static final int FLAME_COLUMNS = 120;

    private final Summary whole;
    private final Verdict verdict;
    private final List<JudgedProcess> all;
    private final List<JudgedProcess> shown;
    private final Allowance allowance;

    /**
     * @param verdict on the whole
     * @param all processes of the whole; where there are none, the whole itself
     */
    Panels(Summary whole, Verdict verdict, List<JudgedProcess> all) {
        this.whole = whole;
        this.verdict = verdict;
        this.all = all;
        this.shown = all.stream().limit(Allowance.MOST_PROCESSES).toList();
        this.allowance = new Allowance(shown.size());
    }

    DomContent render() {
        return each(Panel.of(all.size()), this::render);
    }

    private DomContent render(Panel panel) {
        return section(
                        h2(panel.title()).withClass("panel-title"),
                        iff(!panel.note().isEmpty(), p(panel.note()).withClass("note")),
                        iff(!panel.note().isEmpty(), drawing()),
                        panel == Panel.PROCESSES ? processes() : content(panel))
                .withId(panel.id());
    }

    /** Where a script draws. */
    private static DomContent drawing() {
        return div(p("A script draws this, and scripts are off or forbidden here.")
                        .withClass("note"))
                .withClass("drawing");
    }

    private DomContent processes() {
        return div(
                VerdictSection.of(whole, verdict),
                new ProcessesSection(all).render(),
                RunSection.of(whole));
    }

    private DomContent content(Panel panel) {
        return all.size() == 1
                ? content(panel, all.get(0))
                : each(
                        IntStream.range(0, shown.size())
                                .mapToObj(number -> ofProcess(panel, number)));
    }

    /** What a panel says of one of several, which the script shows and hides. */
    private DomContent ofProcess(Panel panel, int number) {
        JudgedProcess process = shown.get(number);
        boolean first = panel == Panel.SUMMARY;
        return div(
                        h3(TextParts.command(process.process())).withClass("process"),
                        iff(first, facts(process)),
                        content(panel, process))
                .withClass("of-process")
                .withCondId(first, ProcessesSection.idOf(number))
                .attr("data-process", number);
    }

    private static DomContent facts(JudgedProcess process) {
        List<String> facts = TextParts.header(process.summary(), process.process());
        return p(String.join(" · ", facts.subList(2, facts.size()))).withClass("note");
    }

    private DomContent content(Panel panel, JudgedProcess judged) {
        Summary summary = judged.summary();
        return switch (panel) {
            case SUMMARY ->
                    div(
                            VerdictSection.of(summary, judged.verdict()),
                            perProcess(summary, this::threads));
            // The flame as text says all four.
            case HELD -> div(perProcess(summary, Panels::flame)).withClass("without-script");
            case BLAME -> perProcess(summary, (alone, process) -> BlameSection.of(process));
            case RUN -> RunSection.of(summary);
            default -> div();
        };
    }

    /** Of one process, or of none where nothing was observed. */
    private static DomContent perProcess(
            Summary alone, BiFunction<Summary, ProcessSummary, DomContent> content) {
        return each(alone.processes(), process -> div(content.apply(alone, process)));
    }

    private DomContent threads(Summary alone, ProcessSummary process) {
        return div(
                iff(process.interpreters().size() > 1, InterpretersSection.of(process)),
                new ThreadsSection(process, alone.selection(), allowance.threadRows()).render(),
                remarks(alone, process));
    }

    private static DomContent remarks(Summary alone, ProcessSummary process) {
        List<String> lines = TextParts.remarks(alone, process);
        return iff(!lines.isEmpty(), pre(String.join("\n", lines)));
    }

    private static DomContent flame(Summary alone, ProcessSummary process) {
        List<String> lines = TextParts.flame(process, alone.observedNanos(), FLAME_COLUMNS);
        return pre(String.join("\n", lines));
    }
}
