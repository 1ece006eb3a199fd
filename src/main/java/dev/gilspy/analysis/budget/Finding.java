package dev.gilspy.analysis.budget;

import dev.gilspy.analysis.Estimate;

/**
 * What came of one budget.
 *
 * @param found the figure, in the budget's unit, with its confidence interval; null if there is
 *     none
 * @param resolutionNanos durations below this are not told apart; 0 if exact, or no duration
 * @param label a verdict's code; "" where the figure is a number
 * @param note why it came out so where the figures do not say it, a sentence; else ""
 * @param remedy what to do about what is not certain or not known, a sentence; else ""
 * @param suspect where to look first; null if there is nothing to look for, or nothing known
 */
public record Finding(
        Budget budget,
        Outcome outcome,
        Estimate found,
        long resolutionNanos,
        String label,
        String note,
        String remedy,
        Suspect suspect) {

    static Finding of(Budget budget, Outcome outcome, Estimate found) {
        return new Finding(budget, outcome, found, 0, "", "", "", null);
    }

    /** The recording cannot tell. */
    static Finding unanswered(Budget budget, String note, String remedy) {
        return of(budget, Outcome.UNANSWERED, null).because(note, remedy);
    }

    Finding knownTo(long nanos) {
        return new Finding(budget, outcome, found, nanos, label, note, remedy, suspect);
    }

    Finding named(String newLabel) {
        return new Finding(
                budget, outcome, found, resolutionNanos, newLabel, note, remedy, suspect);
    }

    Finding because(String newNote, String newRemedy) {
        return new Finding(
                budget, outcome, found, resolutionNanos, label, newNote, newRemedy, suspect);
    }

    Finding suspecting(Suspect newSuspect) {
        return new Finding(
                budget, outcome, found, resolutionNanos, label, note, remedy, newSuspect);
    }

    Finding as(Outcome newOutcome) {
        return new Finding(
                budget, newOutcome, found, resolutionNanos, label, note, remedy, suspect);
    }
}
