package dev.gilspy.analysis.budget;

/** What a recording may show at most, or must not show. */
public sealed interface Budget permits ShareBudget, TimeBudget, VerdictBudget {
    /** As it is typed, without the dashes: {@code max-hold-p99}, {@code forbid held-blocked}. */
    String name();

    /** Whose figure it bounds. */
    ThreadPattern threads();

    Unit unit();

    /** The bound, as {@link #unit} says; the figure may be equal to it. NaN for a verdict. */
    double limit();

    /** Holds the budget against a recording. */
    Finding judge(Evidence evidence);
}
