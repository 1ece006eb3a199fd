package dev.gilspy.analysis.budget;

import dev.gilspy.analysis.Estimate;
import dev.gilspy.model.ProcessInfo;

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
 * @param process the one that it is of; null where there is only one
 * @param missing whether there was nothing in the process for the budget to bound
 */
public record Finding(
        Budget budget,
        Outcome outcome,
        Estimate found,
        long resolutionNanos,
        String label,
        String note,
        String remedy,
        Suspect suspect,
        ProcessInfo process,
        boolean missing) {

    static Finding of(Budget budget, Outcome outcome, Estimate found) {
        return new Finding(budget, outcome, found, 0, "", "", "", null, null, false);
    }

    /** The recording cannot tell. */
    static Finding unanswered(Budget budget, String note, String remedy) {
        return of(budget, Outcome.UNANSWERED, null).because(note, remedy);
    }

    /** The recording cannot tell, since what the budget bounds is not there. */
    static Finding missing(Budget budget, String note, String remedy) {
        return new Finding(budget, Outcome.UNANSWERED, null, 0, "", note, remedy, null, null, true);
    }

    Finding knownTo(long nanos) {
        return with(outcome, nanos, label, note, remedy, suspect, process);
    }

    Finding named(String newLabel) {
        return with(outcome, resolutionNanos, newLabel, note, remedy, suspect, process);
    }

    Finding because(String newNote, String newRemedy) {
        return with(outcome, resolutionNanos, label, newNote, newRemedy, suspect, process);
    }

    Finding suspecting(Suspect newSuspect) {
        return with(outcome, resolutionNanos, label, note, remedy, newSuspect, process);
    }

    Finding as(Outcome newOutcome) {
        return with(newOutcome, resolutionNanos, label, note, remedy, suspect, process);
    }

    /** The same of one of several processes. */
    Finding in(ProcessInfo newProcess) {
        return with(outcome, resolutionNanos, label, note, remedy, suspect, newProcess);
    }

    private Finding with(
            Outcome newOutcome,
            long nanos,
            String newLabel,
            String newNote,
            String newRemedy,
            Suspect newSuspect,
            ProcessInfo newProcess) {
        return new Finding(
                budget,
                newOutcome,
                found,
                nanos,
                newLabel,
                newNote,
                newRemedy,
                newSuspect,
                newProcess,
                missing);
    }
}
