package dev.gilspy.analysis.budget;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.ThreadGroups;
import dev.gilspy.model.Run;
import java.util.Comparator;
import java.util.List;

/**
 * A recording held against budgets.
 *
 * @param findings one for each budget, in their order
 * @param settings how it was taken
 */
public record Check(Summary summary, List<Finding> findings, Settings settings) {
    /** Names of threads to list where none is the right one. */
    private static final int MOST_NAMES = 10;

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

    public static Check of(Summary summary, List<Budget> budgets, Settings settings) {
        if (!observed(summary)) {
            return new Check(summary, budgets.stream().map(Check::ofNothing).toList(), settings);
        }
        Evidence evidence = new Evidence(summary, settings.strict());
        return new Check(
                summary,
                budgets.stream().map(budget -> judge(budget, evidence, settings)).toList(),
                settings);
    }

    /** Where the kernel tells of events, an idle process may well have no sample. */
    private static boolean observed(Summary summary) {
        boolean sampled =
                summary.quality() == null
                        || summary.quality().samples() > 0
                        || summary.run().source() == Run.Source.KERNEL;
        return sampled
                && Evidence.threads(summary, ThreadPattern.ALL).stream()
                        .anyMatch(thread -> thread.observedNanos() > 0);
    }

    private static Finding ofNothing(Budget budget) {
        return Finding.unanswered(
                budget, "Nothing was observed.", "Record for longer, while the program works.");
    }

    private static Finding judge(Budget budget, Evidence evidence, Settings settings) {
        if (Evidence.threads(evidence.summary(), budget.threads()).isEmpty()) {
            return noSuchThread(budget, evidence.summary());
        }
        Finding finding = budget.judge(evidence);
        boolean mayBeWorse =
                finding.outcome() == Outcome.WITHIN || finding.outcome() == Outcome.UNCERTAIN;
        return settings.truncated() && mayBeWorse
                ? finding.as(Outcome.UNANSWERED)
                        .because(
                                "The recording was cut off, and what came after is not known.",
                                "Let gilspy record to its end.")
                : finding;
    }

    private static Finding noSuchThread(Budget budget, Summary summary) {
        List<String> names =
                Evidence.threads(summary, ThreadPattern.ALL).stream()
                        .map(thread -> ThreadGroups.nameOf(thread.thread().name()))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
        String some = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return Finding.unanswered(
                budget,
                "No thread is called %s.".formatted(budget.threads().text()),
                names.isEmpty()
                        ? "No thread's name is known."
                        : "There are %s%s"
                                .formatted(some, names.size() > MOST_NAMES ? ", ..." : "."));
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
