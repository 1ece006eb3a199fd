/**
 * Compares two recordings. In: their summaries, and the time of their stacks block by block. Out:
 * {@link dev.gilspy.compare.Comparison}: rows of figures before and after with what can be told of
 * each, trees of calls, and from it the {@link dev.gilspy.compare.Regressions}.
 *
 * <p>Of several processes those of the same role are compared ({@link
 * dev.gilspy.compare.Matching}), however many there are on each side: as one of them on average,
 * with their threads and durations pooled, and their time drawn block by block for all of them at
 * once.
 *
 * <p>Pure: no clock, no I/O. Whether two recordings may be compared at all is {@link
 * dev.gilspy.analysis.Comparability}'s to say.
 *
 * <p>The hard thing is to tell a change from noise. Each figure has an interval from how much it
 * varies within its own recording ({@link dev.gilspy.analysis.Bootstrap}; for stacks {@link
 * dev.gilspy.compare.BlockMeans}); {@link dev.gilspy.compare.Differences} makes of two figures'
 * intervals that of their difference, and {@link dev.gilspy.compare.FalseDiscoveries} takes into
 * account that among fifty rows some always look changed.
 */
package dev.gilspy.compare;
