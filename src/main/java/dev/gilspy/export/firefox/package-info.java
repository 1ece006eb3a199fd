/**
 * Writes a recording as profiler.firefox.com shows it: what each thread did in the order of time,
 * with the holds of the GIL, the waits for it and the sleeps with it as markers. In: {@link
 * dev.gilspy.aggregate.Summary} with its {@link dev.gilspy.aggregate.Timeline}. Out: the "processed
 * profile format" in version 60, the first in which all threads share their tables; the profiler
 * brings older versions up to its own. See docs-developer/CHANGELOG-formats.md and
 * src/types/profile.ts in https://github.com/firefox-devtools/profiler.
 *
 * <p>The hard thing is that tables are written column by column, so that they must be complete
 * before the first is written ({@link dev.gilspy.export.firefox.StackTables}).
 */
package dev.gilspy.export.firefox;
