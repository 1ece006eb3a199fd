package dev.gilspy.report;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.Verdicts;
import java.util.ArrayList;
import java.util.List;

/**
 * The report for people: header, verdict, what ways out could gain, interpreters where there are
 * several, threads, who makes others wait and who waits for whom, locks, pauses and event loops
 * where there are any, flame, the run's own quality. The same summary and options always give the
 * same text.
 */
public final class TextReport {
    private final TextOptions options;
    private final Palette palette;

    public TextReport(TextOptions options) {
        this.options = options;
        this.palette = new Palette(options.color());
    }

    /** The whole report; every line ends with a newline. */
    public String render(Summary summary) {
        return render(summary, Verdicts.of(summary));
    }

    /** The same with a verdict that has been reached already. */
    public String render(Summary summary, Verdict verdict) {
        List<String> lines = new ArrayList<>();
        ProcessSummary first = summary.processes().isEmpty() ? null : summary.processes().get(0);
        lines.addAll(new HeaderText(options, palette).lines(summary, first));
        addSection(
                lines, new VerdictText(options, palette).lines(verdict, summary.observedNanos()));
        addSection(lines, new WhatIfText(options, palette).lines(verdict));
        for (ProcessSummary process : summary.processes()) {
            if (process != first) {
                addSection(lines, List.of(HeaderText.command(process.info(), options.width())));
            }
            addSection(lines, new InterpretersText(options, palette).lines(process));
            addSection(
                    lines, new ThreadsText(options, palette).lines(process, summary.selection()));
            addSection(lines, new DropsText(options, palette).lines(process));
            addSection(lines, new BlameText(options, palette).lines(process, summary.selection()));
            addSection(lines, new BlameFlameText(options, palette).lines(process));
            addSection(
                    lines,
                    new BlameMatrixText(options, palette).lines(process, summary.selection()));
            addSection(
                    lines, new LocksText(options, palette).lines(process, summary.observedNanos()));
            addSection(lines, new PausesText(options, palette).lines(process, summary));
            addSection(lines, new EventLoopText(options, palette).lines(process));
            addSection(
                    lines, new FlameText(options, palette).lines(process, summary.observedNanos()));
        }
        addSection(lines, new RunText(options, palette).lines(summary));
        return String.join("\n", lines) + "\n";
    }

    private static void addSection(List<String> lines, List<String> section) {
        if (!section.isEmpty()) {
            lines.add("");
            lines.addAll(section);
        }
    }
}
