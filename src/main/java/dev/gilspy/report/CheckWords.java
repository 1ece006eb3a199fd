package dev.gilspy.report;

import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.budget.Check;
import dev.gilspy.analysis.budget.Finding;
import dev.gilspy.analysis.budget.Outcome;
import java.util.ArrayList;
import java.util.List;

/** A check as a whole in words. */
final class CheckWords {
    private CheckWords() {}

    /** {@code 1 of 4 budgets exceeded, 1 not certain}. */
    static String outcome(Check check) {
        List<String> parts = new ArrayList<>();
        for (Outcome outcome :
                List.of(Outcome.EXCEEDED, Outcome.UNANSWERED, Outcome.UNCERTAIN, Outcome.WITHIN)) {
            long count = check.count(outcome);
            if (count > 0) {
                parts.add(Shares.count(count) + " " + outcome.label());
            }
        }
        return "%s: %s".formatted(budgets(check), String.join(", ", parts));
    }

    private static String budgets(Check check) {
        long budgets = check.findings().stream().map(Finding::budget).distinct().count();
        int processes = check.summary().processes().size();
        return processes <= 1
                ? Shares.plural(budgets, "budget")
                : "%s in %d processes".formatted(Shares.plural(budgets, "budget"), processes);
    }
}
