/**
 * Writes a recording's summary as pprof reads it. In: {@link dev.gilspy.aggregate.Summary}. Out:
 * the messages of profile.proto, compressed.
 *
 * <p>The hard thing is that pprof knows samples and their sums only: what is told apart by thread,
 * interpreter or state is so by labels, and the blame is a value of its own on the stacks of those
 * who made others wait. See https://github.com/google/pprof/tree/main/proto.
 */
package dev.gilspy.export.pprof;
