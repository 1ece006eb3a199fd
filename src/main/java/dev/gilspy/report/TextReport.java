package dev.gilspy.report;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Fleet;
import dev.gilspy.analysis.JudgedProcess;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.Verdicts;
import java.util.ArrayList;
import java.util.List;

/**
 * The report for people: header, verdict, what ways out could gain, interpreters where there are
 * several, threads, who makes others wait and who waits for whom, locks, pauses and event loops
 * where there are any, flame, the run's own quality. Of several processes all of them together, a
 * line each, and then what matters most of each. The same summary and options always give the same
 * text.
 */
public final class TextReport {
    /** Of several processes so many are shown by themselves, unless all are. */
    private static final int MOST_MEMBERS = 8;

    /** In place of a recording's length: how sure it is of several processes is not known. */
    private static final long NO_CONFIDENCE = 0;

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
        if (summary.processes().size() > 1) {
            addFleet(lines, summary, verdict);
        } else {
            ProcessSummary only = summary.processes().isEmpty() ? null : summary.processes().get(0);
            lines.addAll(new HeaderText(options, palette).lines(summary, only));
            addProcess(lines, summary, verdict);
        }
        addSection(lines, new RunText(options, palette).lines(summary));
        return String.join("\n", lines) + "\n";
    }

    private void addFleet(List<String> lines, Summary summary, Verdict verdict) {
        Fleet fleet = Fleet.of(summary);
        lines.addAll(new FleetText(options, palette).header(summary, fleet));
        addSection(lines, new VerdictText(options, palette).lines(verdict, NO_CONFIDENCE));
        addSection(lines, new FleetText(options, palette).memory(fleet));
        addSection(lines, new ProcessesText(options, palette).lines(fleet));
        addMembers(lines, summary, fleet);
    }

    /** Each process by itself, busiest first; all of it where all is asked for. */
    private void addMembers(List<String> lines, Summary summary, Fleet fleet) {
        List<JudgedProcess> shown = JudgedProcess.of(summary);
        MemberText member = new MemberText(options, palette);
        int listed = 0;
        for (int place : fleet.busiestFirst()) {
            JudgedProcess its = shown.get(place);
            if (options.all()) {
                addSection(lines, member.heading(its));
                addProcess(lines, its.summary(), its.verdict());
            } else if (listed < MOST_MEMBERS && its.works()) {
                addSection(lines, member.lines(its));
                listed++;
            }
        }
        if (!options.all()) {
            addSection(lines, member.more(fleet.processes().size() - listed));
        }
    }

    private void addProcess(List<String> lines, Summary summary, Verdict verdict) {
        addSection(
                lines, new VerdictText(options, palette).lines(verdict, summary.observedNanos()));
        addSection(lines, new WhatIfText(options, palette).lines(verdict));
        for (ProcessSummary process : summary.processes()) {
            addDetails(lines, summary, process);
        }
    }

    private void addDetails(List<String> lines, Summary summary, ProcessSummary process) {
        addSection(lines, new InterpretersText(options, palette).lines(process));
        addSection(lines, new ThreadsText(options, palette).lines(process, summary.selection()));
        addSection(lines, new DropsText(options, palette).lines(process));
        addSection(lines, new BlameText(options, palette).lines(process, summary.selection()));
        addSection(lines, new BlameFlameText(options, palette).lines(process));
        addSection(
                lines, new BlameMatrixText(options, palette).lines(process, summary.selection()));
        addSection(lines, new LocksText(options, palette).lines(process, summary.observedNanos()));
        addSection(lines, new PausesText(options, palette).lines(process, summary));
        addSection(lines, new EventLoopText(options, palette).lines(process));
        addSection(lines, new FlameText(options, palette).lines(process, summary.observedNanos()));
    }

    private static void addSection(List<String> lines, List<String> section) {
        if (!section.isEmpty()) {
            lines.add("");
            lines.addAll(section);
        }
    }
}
