/**
 * Adds one process's stream up. In: the calls of {@link dev.gilspy.model.Observer}. Out: {@link
 * dev.gilspy.aggregate.Summary}, immutable, at any moment.
 *
 * <p>Shares are sums over spans and therefore exact to the spans' own precision. Durations are
 * distributions of whole holds and waits, joined from spans by {@code continued}; they are recorded
 * as measured. A hold is not a request on a schedule, so there is no omission to correct, and the
 * sampler's own lateness is reported apart, in {@link dev.gilspy.model.RunQuality}. Where events
 * were seen, a thread's holds and its waits are judged apart: a distribution is exact while at most
 * one in a hundred of its durations was estimated ({@link dev.gilspy.aggregate.Estimates}).
 *
 * <p>A thread is one line, whatever interpreters it goes through; its time counts for the one that
 * it was announced for last ({@link dev.gilspy.aggregate.StateTimes}). Interpreters that share a
 * GIL add up to it ({@link dev.gilspy.aggregate.GilSummary}).
 *
 * <p>What each thread did is also kept stretch by stretch ({@link dev.gilspy.aggregate.SliceLog}),
 * for timelines, and for drawing other recordings that might as well have been ({@link
 * dev.gilspy.aggregate.Resampling}).
 *
 * <p>What happened when, single stacks and single holds and waits, is kept only where an output
 * asks for it ({@link dev.gilspy.aggregate.Timeline}), and thinned out where it is long ({@link
 * dev.gilspy.aggregate.Thinned}).
 *
 * <p>Event loops are known by the frames that run them ({@link dev.gilspy.aggregate.EventLoops}). A
 * loop that is never idle runs one callback after the other without any sign but one: each runs in
 * a context of its own (PEP 567), and the interpreter counts how often a thread enters one.
 *
 * <p>The hard thing is to stay small for hours: threads that ended long ago are folded into one
 * line ({@link dev.gilspy.aggregate.Threads}), the lightest stacks lose their frames before there
 * are too many ({@link dev.gilspy.aggregate.Cells}), interpreters beyond some share a line ({@link
 * dev.gilspy.aggregate.Interpreters}), and the intervals of the histogram log grow wider ({@link
 * dev.gilspy.aggregate.IntervalLog}). What is folded keeps its time: sums never change.
 *
 * <p>Several processes are a {@link dev.gilspy.aggregate.FleetLedger}: a ledger each, and one
 * summary, whose {@code alone} gives of each process what its own recording would have.
 *
 * <p>A double that is not known is {@link java.lang.Double#NaN}; a record that is not known is
 * null. Neither is ever shown as 0.
 */
package dev.gilspy.aggregate;
