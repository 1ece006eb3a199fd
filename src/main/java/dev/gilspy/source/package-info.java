/**
 * What observes a process and sends spans and stack observations to a {@link
 * dev.gilspy.model.Observer}. In: an attached process and the user's settings. Out: the calls that
 * {@code Observer} describes, always ended by {@code end}. The one hard thing: nothing after a
 * source may need to know which source it was, so whatever one source knows and another does not is
 * said in the stream (uncertainty, quality), never asked for by type.
 */
package dev.gilspy.source;
