package dev.gilspy.export.html;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.JudgedProcess;
import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.report.TextParts;
import java.util.ArrayList;
import java.util.List;

/** The report on a recording as a page. */
public final class Page {
    private final Summary summary;
    private final Verdict verdict;
    private final List<JudgedProcess> processes;

    /**
     * @param verdict on the whole
     */
    public Page(Summary summary, Verdict verdict) {
        this.summary = summary;
        this.verdict = verdict;
        this.processes =
                summary.processes().size() > 1
                        ? JudgedProcess.of(summary)
                        : List.of(new JudgedProcess(summary, verdict));
    }

    /** The page, from doctype to its end. */
    public String render() {
        return new Document(
                        "gilspy: " + name(),
                        "gilspy",
                        facts(),
                        new Panels(summary, verdict, processes).render(),
                        PageData.of(drawn()),
                        Assets.Script.REPORT)
                .render();
    }

    private String name() {
        return summary.processes().stream().findFirst().map(TextParts::command).orElse("");
    }

    private List<Summary> drawn() {
        return processes.stream()
                .limit(Allowance.MOST_PROCESSES)
                .map(JudgedProcess::summary)
                .toList();
    }

    private List<String> facts() {
        if (processes.size() == 1) {
            ProcessSummary only = summary.processes().isEmpty() ? null : summary.processes().get(0);
            List<String> facts = TextParts.header(summary, only);
            return facts.subList(1, facts.size());
        }
        List<String> facts = new ArrayList<>(TextParts.header(summary, null));
        facts.set(0, Shares.plural(processes.size(), "process", "processes"));
        return facts;
    }
}
