package dev.gilspy.report;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.JudgedProcess;
import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The report in Markdown, short enough for a comment on a pull request or a CI job's summary: the
 * verdict, the busiest threads, who makes others wait, and the flame folded away. Of several
 * processes a table, and the same of each folded away.
 */
public final class MarkdownReport {
    /** A comment on GitHub may be 65,536 characters long. */
    static final int MOST_CHARACTERS = 65_000;

    /** What is left to the run and its warnings, which are bounded by themselves. */
    private static final int END_CHARACTERS = 12_000;

    /** Lines of the table of processes. */
    private static final int MOST_PROCESSES = 64;

    private static final int LONGEST_NAME = 80;
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
        add("### gilspy: " + verdict.code().label());
        MarkdownVerdict.of(summary, verdict).forEach(this::add);
        if (summary.processes().size() > 1) {
            addProcesses(JudgedProcess.of(summary));
        } else {
            summary.processes().forEach(one -> MarkdownProcess.of(summary, one).forEach(this::add));
        }
        addRun();
        return out.toString();
    }

    /** Adds a block, unless it would make the whole too long. */
    private void add(String block) {
        if (fits(block)) {
            append(block);
        } else {
            cut = true;
        }
    }

    private boolean fits(String block) {
        return out.length() + block.length() < MOST_CHARACTERS - END_CHARACTERS;
    }

    private void append(String block) {
        out.append(out.length() == 0 ? "" : "\n").append(block).append('\n');
    }

    private void addProcesses(List<JudgedProcess> processes) {
        List<JudgedProcess> shown = processes.stream().limit(MOST_PROCESSES).toList();
        MarkdownBlocks.table(headings(), shown.stream().map(MarkdownReport::row).toList())
                .forEach(this::add);
        int more = processes.size() - shown.size();
        if (more > 0) {
            add(Shares.plural(more, "more process", "more processes") + " left out.");
        }
        shown.forEach(this::addDetails);
    }

    private static List<String> headings() {
        List<String> headings = new ArrayList<>(List.of("process", "verdict"));
        ProcessLine.HEADINGS.forEach(heading -> headings.add(">" + heading));
        return headings;
    }

    private static List<String> row(JudgedProcess judged) {
        ProcessLine line = ProcessLine.of(judged);
        List<String> cells = new ArrayList<>();
        cells.add(Markdown.code(Columns.fit(line.command(), LONGEST_NAME)));
        cells.add(line.verdict());
        cells.addAll(line.figures());
        return cells;
    }

    /** As much of a process as there is room for. */
    private void addDetails(JudgedProcess judged) {
        List<String> verdict = MarkdownVerdict.of(judged.summary(), judged.verdict());
        String all =
                details(judged, verdict, MarkdownProcess.of(judged.summary(), judged.process()));
        add(fits(all) ? all : details(judged, verdict, MarkdownProcess.tables(judged.process())));
    }

    private static String details(
            JudgedProcess judged, List<String> verdict, List<String> process) {
        List<String> blocks = new ArrayList<>();
        blocks.add(Markdown.code(Columns.fit(TextParts.command(judged.process()), LONGEST_NAME)));
        blocks.addAll(verdict);
        blocks.addAll(process);
        int pid = judged.process().info().pid();
        return MarkdownBlocks.details(
                "pid %d: %s".formatted(pid, judged.verdict().code().label()), blocks);
    }

    private void addRun() {
        List<String> items = new ArrayList<>(TextParts.header(summary, only()));
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

    /** Null where there are several, or none. */
    private ProcessSummary only() {
        return summary.processes().size() == 1 ? summary.processes().get(0) : null;
    }
}
