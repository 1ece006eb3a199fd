/**
 * Reports and comparisons as one web page each. In: {@link dev.gilspy.aggregate.Summary} and its
 * verdict, or {@link dev.gilspy.compare.Diffs}. Out: a file that asks nothing of the network, and
 * that says the same, in tables, where scripts and styles are forbidden, as the artifact stores of
 * some CI servers forbid them.
 *
 * <p>{@link dev.gilspy.export.html.Document} is the frame, {@link dev.gilspy.export.html.Page} and
 * {@link dev.gilspy.export.html.DiffPage} are what is in it. The {@code ...Section} classes write
 * what needs no script; {@link dev.gilspy.export.html.PageData} writes what the scripts under
 * {@code resources/html} draw: stacks, timelines, percentiles. Of several processes the scripts
 * show one at a time; {@link dev.gilspy.export.html.Allowance} says how much of each.
 *
 * <p>The hard thing is that every name comes from the target, which nobody vouches for. Text is
 * escaped by j2html, data by Gson, and the page's own policy lets only the scripts run whose hash
 * it names: what a name might smuggle in would not run even if it got that far.
 */
package dev.gilspy.export.html;
