package dev.gilspy.report;

import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.budget.Budget;
import dev.gilspy.analysis.budget.Check;
import dev.gilspy.analysis.budget.Finding;
import dev.gilspy.analysis.budget.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of a check for people. Of several processes those that keep a budget share one line, which
 * shows what came closest to the limit.
 *
 * @param process whose it is; "" where there is only one
 * @param found the figure, or the verdict
 */
record CheckRow(Finding finding, String process, String found) {
    static List<CheckRow> of(Check check) {
        Map<Budget, List<Finding>> byBudget = new LinkedHashMap<>();
        for (Finding finding : check.findings()) {
            byBudget.computeIfAbsent(finding.budget(), absent -> new ArrayList<>()).add(finding);
        }
        List<CheckRow> rows = new ArrayList<>();
        byBudget.values().forEach(findings -> add(findings, rows));
        return rows;
    }

    /** Whether there is more than one process. */
    static boolean severalProcesses(Check check) {
        return check.summary().processes().size() > 1;
    }

    private static void add(List<Finding> findings, List<CheckRow> rows) {
        List<Finding> kept = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.outcome() == Outcome.WITHIN && findings.size() > 1) {
                kept.add(finding);
            } else {
                rows.add(of(finding));
            }
        }
        kept.stream()
                .max(Comparator.comparingDouble(CheckRow::value))
                .ifPresent(closest -> rows.add(shared(closest, kept, findings)));
    }

    private static CheckRow of(Finding finding) {
        String process = finding.process() == null ? "" : "pid " + finding.process().pid();
        return new CheckRow(finding, process, new FindingWords(finding).found());
    }

    private static CheckRow shared(Finding closest, List<Finding> kept, List<Finding> all) {
        if (kept.size() == 1) {
            return of(closest);
        }
        String count = Shares.count(kept.size());
        String whose = kept.size() == all.size() ? "all " + count : count + " more";
        boolean alike = kept.stream().map(Finding::label).distinct().count() == 1;
        return new CheckRow(closest, whose, alike ? new FindingWords(closest).found() : "various");
    }

    private static double value(Finding finding) {
        return finding.found() == null ? -1 : finding.found().value();
    }
}
