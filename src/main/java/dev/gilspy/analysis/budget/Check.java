package dev.gilspy.analysis.budget;

import dev.gilspy.aggregate.Summary;
import java.util.Comparator;
import java.util.List;

/**
 * A recording held against budgets.
 *
 * @param findings one for each budget, in their order, and process in which there is what it bounds
 * @param settings how it was taken
 */
public record Check(Summary summary, List<Finding> findings, Settings settings) {
    public Check {
        findings = List.copyOf(findings);
    }

    /**
     * How a recording is taken.
     *
     * @param truncated whether it was cut off, so that what it does not show may still have been
     * @param strict whether the figures themselves decide, rather than their intervals
     * @param unansweredAllowed whether what the recording cannot tell is put up with
     */
    public record Settings(boolean truncated, boolean strict, boolean unansweredAllowed) {}

    /** Each process by itself is held to all budgets. */
    public static Check of(Summary summary, List<Budget> budgets, Settings settings) {
        return new Check(summary, Findings.of(summary, budgets, settings), settings);
    }

    /** How it came out as a whole; what is allowed to be unanswered is passed over. */
    public Outcome outcome() {
        return findings.stream()
                .map(Finding::outcome)
                .filter(o -> o != Outcome.UNANSWERED || !settings.unansweredAllowed())
                .max(Comparator.naturalOrder())
                .orElse(Outcome.UNANSWERED);
    }

    public long count(Outcome outcome) {
        return findings.stream().filter(finding -> finding.outcome() == outcome).count();
    }
}
