package dev.gilspy.report;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.WhatIf;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.List;

/**
 * The report in Markdown, short enough for a comment on a pull request or a CI job's summary: the
 * verdict, the busiest threads, who makes others wait, and the flame folded away.
 */
public final class MarkdownReport {
    /** A comment on GitHub may be 65,536 characters long. */
    static final int MOST_CHARACTERS = 65_000;

    /** What is left to the run and its warnings, which are bounded by themselves. */
    private static final int END_CHARACTERS = 12_000;

    private static final int MOST_THREADS = 12;
    private static final int MOST_PLACES = 5;
    private static final int MOST_PROCESSES = 4;
    private static final int LONGEST_NAME = 80;
    private static final int FLAME_COLUMNS = 100;
    private static final int MOST_FLAME_LINES = 80;

    private static final int MOST_WARNINGS = 8;
    private static final int LONGEST_ITEM = 200;
    private static final int LONGEST_WARNING = 500;

    private final Summary summary;
    private final StringBuilder out = new StringBuilder();
    private boolean cut;

    private MarkdownReport(Summary summary) {
        this.summary = summary;
    }

    /** The whole report. */
    public static String render(Summary summary, Verdict verdict) {
        return new MarkdownReport(summary).rendered(verdict);
    }

    private String rendered(Verdict verdict) {
        addVerdict(verdict);
        List<ProcessSummary> processes = summary.processes();
        for (ProcessSummary process : processes.stream().limit(MOST_PROCESSES).toList()) {
            if (processes.size() > 1) {
                add("#### " + code(TextParts.command(process)));
            }
            addThreads(process);
            addBlame(process);
            addFolded("Event loops", TextParts.eventLoops(process));
            addFlame(process);
        }
        if (processes.size() > MOST_PROCESSES) {
            add(Shares.plural(processes.size() - MOST_PROCESSES, "more process") + " left out.");
        }
        addRun();
        return out.toString();
    }

    /** Adds a block, unless it would make the whole too long. */
    private void add(String block) {
        if (out.length() + block.length() < MOST_CHARACTERS - END_CHARACTERS) {
            append(block);
        } else {
            cut = true;
        }
    }

    private void append(String block) {
        out.append(out.length() == 0 ? "" : "\n").append(block).append('\n');
    }

    private void addVerdict(Verdict verdict) {
        add("### gilspy: " + verdict.code().label());
        add("**" + Markdown.text(verdict.summary()) + "**");
        TextParts.ceiling(verdict).ifPresent(sentence -> add(Markdown.text(sentence)));
        List<String> evidence = new ArrayList<>(verdict.evidence());
        VerdictText.confidence(verdict, summary.observedNanos()).ifPresent(evidence::add);
        addList("- ", evidence);
        addList("1. ", VerdictText.remedies(verdict));
        addWhatIf(verdict.whatIf());
    }

    private void addList(String mark, List<String> items) {
        if (!items.isEmpty()) {
            add(String.join("\n", items.stream().map(item -> mark + Markdown.text(item)).toList()));
        }
    }

    private void addWhatIf(List<WhatIf> ways) {
        if (ways.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (WhatIf way : ways) {
            boolean bounded = !Double.isNaN(way.low()) && !Double.isNaN(way.high());
            rows.add(
                    List.of(
                            Markdown.text(way.what()),
                            Shares.number(way.factor()),
                            bounded
                                    ? Shares.number(way.low()) + " – " + Shares.number(way.high())
                                    : Shares.UNKNOWN,
                            Markdown.text(way.assumption())));
        }
        addTable(List.of("way out", ">times as fast, or as short", ">from – to", "if"), rows);
    }

    private void addThreads(ProcessSummary process) {
        List<ThreadSummary> threads = process.threads();
        List<List<String>> rows =
                threads.stream().limit(MOST_THREADS).map(MarkdownReport::row).toList();
        addTable(
                List.of(
                        "thread",
                        ">TID",
                        process.info().gilEnabled() ? ">held %" : ">attached %",
                        ">waiting %",
                        ">native %",
                        ">blocked %",
                        ">hold p99",
                        ">wait p99"),
                rows);
        if (threads.size() > MOST_THREADS) {
            add(Shares.plural(threads.size() - MOST_THREADS, "less busy thread") + " left out.");
        }
    }

    private static List<String> row(ThreadSummary thread) {
        boolean observed = thread.observedNanos() > 0;
        double held = observed ? thread.heldShare() : Double.NaN;
        return List.of(
                code(ThreadNames.of(thread)),
                Markdown.text(ThreadNames.tid(thread)),
                Shares.percent(held),
                share(thread, ThreadState.WAITING),
                share(thread, ThreadState.NATIVE),
                share(thread, ThreadState.BLOCKED),
                Durations.of(thread.holds(), thread.holds().p99Nanos()),
                Durations.of(thread.waits(), thread.waits().p99Nanos()));
    }

    private static String share(ThreadSummary thread, ThreadState state) {
        return Shares.percent(thread.observedNanos() > 0 ? thread.share(state) : Double.NaN);
    }

    private static String code(String name) {
        return Markdown.code(Columns.fit(name, LONGEST_NAME));
    }

    private void addBlame(ProcessSummary process) {
        List<List<String>> rows =
                BlameRows.of(process).stream()
                        .limit(MOST_PLACES)
                        .map(
                                row ->
                                        List.of(
                                                Shares.percent(row.share()),
                                                Markdown.code(
                                                        Columns.fit(row.where(), 2 * LONGEST_NAME)),
                                                Markdown.text(
                                                        Columns.fit(row.holder(), LONGEST_NAME))))
                        .toList();
        addTable(List.of(">% of all waiting", "who makes others wait", "in"), rows);
    }

    private void addFlame(ProcessSummary process) {
        addFolded("Flame", TextParts.flame(process, summary.observedNanos(), FLAME_COLUMNS));
    }

    /** Lines of text that are shown when somebody clicks on their name. */
    private void addFolded(String name, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        List<String> shown = new ArrayList<>(lines);
        if (lines.size() > MOST_FLAME_LINES) {
            shown = new ArrayList<>(lines.subList(0, MOST_FLAME_LINES));
            shown.add("(" + Shares.plural(lines.size() - shown.size(), "more line") + ")");
        }
        add(
                "<details><summary>%s</summary>\n\n%s\n\n</details>"
                        .formatted(name, Markdown.block(shown)));
    }

    /**
     * @param headings those that begin with &gt; stand over figures
     */
    private void addTable(List<String> headings, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        lines.add(Markdown.row(headings.stream().map(h -> h.replace(">", "")).toList()));
        lines.add(
                Markdown.row(
                        headings.stream().map(h -> h.startsWith(">") ? "---:" : ":---").toList()));
        rows.forEach(row -> lines.add(Markdown.row(row)));
        add(String.join("\n", lines));
    }

    private void addRun() {
        ProcessSummary first = summary.processes().isEmpty() ? null : summary.processes().get(0);
        List<String> items = new ArrayList<>(TextParts.header(summary, first));
        items.addAll(TextParts.run(summary));
        List<String> shown = items.stream().map(item -> Columns.fit(item, LONGEST_ITEM)).toList();
        if (cut) {
            append("Parts that were too long for a comment are left out.");
        }
        append(Markdown.text(String.join(" · ", shown)));
        TextParts.warnings(summary).stream()
                .limit(MOST_WARNINGS)
                .forEach(
                        warning ->
                                append(
                                        "> "
                                                + Markdown.text(
                                                        Columns.fit(warning, LONGEST_WARNING))));
    }
}
