package dev.gilspy.analysis.budget;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.ThreadGroups;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds each process of a recording against budgets. One of several in which there is nothing for a
 * budget to bound (a master without such threads, say) is passed over, unless that is so of all.
 */
final class Findings {
    /** Names of threads to list where none is the right one. */
    private static final int MOST_NAMES = 10;

    private Findings() {}

    static List<Finding> of(Summary summary, List<Budget> budgets, Check.Settings settings) {
        if (summary.processes().size() <= 1) {
            return ofOne(summary, budgets, settings);
        }
        List<List<Finding>> ofProcesses = new ArrayList<>();
        for (int i = 0; i < summary.processes().size(); i++) {
            ProcessInfo process = summary.processes().get(i).info();
            ofProcesses.add(
                    ofOne(summary.alone(i), budgets, settings).stream()
                            .map(finding -> finding.in(process))
                            .toList());
        }
        List<Finding> all = new ArrayList<>();
        for (int budget = 0; budget < budgets.size(); budget++) {
            int number = budget;
            all.addAll(those(ofProcesses.stream().map(one -> one.get(number)).toList()));
        }
        return all;
    }

    /** Of one budget: those in which there was something to bound; else the first, of nobody. */
    private static List<Finding> those(List<Finding> ofProcesses) {
        List<Finding> there = ofProcesses.stream().filter(finding -> !finding.missing()).toList();
        return there.isEmpty() ? List.of(ofProcesses.get(0).in(null)) : there;
    }

    private static List<Finding> ofOne(
            Summary summary, List<Budget> budgets, Check.Settings settings) {
        if (!observed(summary)) {
            return budgets.stream().map(Findings::ofNothing).toList();
        }
        Evidence evidence = new Evidence(summary, settings.strict());
        return budgets.stream().map(budget -> judge(budget, evidence, settings)).toList();
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
        return Finding.missing(
                budget, "Nothing was observed.", "Record for longer, while the program works.");
    }

    private static Finding judge(Budget budget, Evidence evidence, Check.Settings settings) {
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
        return Finding.missing(
                budget,
                "No thread is called %s.".formatted(budget.threads().text()),
                names.isEmpty()
                        ? "No thread's name is known."
                        : "There are %s%s"
                                .formatted(some, names.size() > MOST_NAMES ? ", ..." : "."));
    }
}
