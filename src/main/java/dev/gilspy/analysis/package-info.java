/**
 * Judges a recording. In: {@link dev.gilspy.aggregate.Summary}. Out: a {@link
 * dev.gilspy.analysis.Verdict}: one sentence, the figures that it rests on, what to do about it,
 * and what that could gain.
 *
 * <p>Pure: no clock, no I/O. {@link dev.gilspy.analysis.Situation} boils the summary down to a
 * dozen figures; {@link dev.gilspy.analysis.Rules} is the list of rules in the order in which they
 * are asked, and {@link dev.gilspy.analysis.Thresholds} says every limit and its reason. {@link
 * dev.gilspy.analysis.Culprit} finds the function to name. {@link dev.gilspy.analysis.BlameMatrix}
 * and {@link dev.gilspy.analysis.BlameFlame} are all waiting by who waited for whom, and by what
 * the holders did. {@link dev.gilspy.analysis.Evidence} is what else stacks and durations tell:
 * native code that keeps the GIL, event loops that are blocked.
 *
 * <p>{@link dev.gilspy.analysis.Bootstrap} says how far figures can be trusted, and {@link
 * dev.gilspy.analysis.Confidence} how sure the verdict is. {@link dev.gilspy.analysis.WhatIfs} says
 * what ways out of the GIL could gain, from what each thread did stretch by stretch ({@link
 * dev.gilspy.analysis.Loads}): the ceiling by what is left of it without a GIL, a function moved
 * out of the GIL by what is left of the queue ({@link dev.gilspy.analysis.GilQueue}), a shorter
 * switch interval by the waits that it ended.
 *
 * <p>Where a process has several GILs, the figures are those of the one that is wanted most, and
 * {@link dev.gilspy.analysis.Whole} has those of all; where no GIL is in force, {@link
 * dev.gilspy.analysis.FreeThreading} has the words.
 *
 * <p>Of several processes each is judged by itself ({@link dev.gilspy.analysis.JudgedProcess}), and
 * all of them together by {@link dev.gilspy.analysis.FleetRules}, from what each comes to and from
 * the figures of {@link dev.gilspy.analysis.Fleet}. A verdict is reached once for each summary,
 * however many formats ask for it ({@link dev.gilspy.analysis.Memo}).
 *
 * <p>{@link dev.gilspy.analysis.budget} holds a recording against a user's own limits.
 *
 * <p>The hard thing is to tell neighbours apart, above all to say so when the GIL is innocent. What
 * no rule is sure of is {@code mixed}.
 */
package dev.gilspy.analysis;
