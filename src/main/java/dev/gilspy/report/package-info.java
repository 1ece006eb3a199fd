/**
 * Makes reports for people and for programs. In: {@link dev.gilspy.aggregate.Summary} and {@link
 * dev.gilspy.analysis.Verdict}, or a {@link dev.gilspy.model.Look}. Out: text for a terminal of any
 * width ({@link dev.gilspy.report.TextReport}, {@link dev.gilspy.report.DumpText}) and JSON ({@link
 * dev.gilspy.report.JsonReport}, {@link dev.gilspy.report.DumpJson}); and what came of a {@link
 * dev.gilspy.analysis.budget.Check} ({@code Check*}).
 *
 * <p>Pure, and the same in every locale. {@link dev.gilspy.analysis.Durations} is the only place
 * where a time becomes text, {@link dev.gilspy.report.Palette} the only one that knows colours;
 * every report must read as well without them.
 *
 * <p>The hard thing is to say no more than was measured: what is not known prints as a dash and
 * never as 0, a sampled duration has no digit finer than the interval between two samples, and
 * whatever is left out is counted.
 */
package dev.gilspy.report;
