/**
 * Writes a recording's summary in the formats of other tools. In: {@link
 * dev.gilspy.aggregate.Summary}. Out: bytes on a stream that the caller opens and closes. {@link
 * dev.gilspy.export.Exporters} is the list of formats by name and by file ending, {@link
 * dev.gilspy.export.CheckFormats} that of a check's.
 *
 * <p>Every format that shows stacks also shows the blame: the stacks of those who made others wait,
 * weighed by the waiting that they caused ({@link dev.gilspy.export.CausedWaiting}).
 *
 * <p>The hard thing is that each format has its own idea of what a name may contain: what would
 * break it is replaced, never dropped.
 */
package dev.gilspy.export;
