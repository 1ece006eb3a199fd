/**
 * Holds a recording against budgets. In: {@link dev.gilspy.aggregate.Summary} and {@link
 * dev.gilspy.analysis.budget.Budget}s, of which {@link dev.gilspy.analysis.budget.BudgetKind} is
 * the list. Out: a {@link dev.gilspy.analysis.budget.Check}: for each budget what was found, how
 * far it can be trusted, and whom to suspect.
 *
 * <p>Pure: no clock, no I/O.
 *
 * <p>The hard thing is to be neither loud nor silent by accident. A budget is exceeded only when
 * the figure's whole confidence interval is past it, since a check that fails by chance is soon
 * switched off; and what a recording cannot tell (a duration finer than it was sampled, threads
 * that are not there, what came after it was cut off) is said to be unanswered instead of fine.
 */
package dev.gilspy.analysis.budget;
