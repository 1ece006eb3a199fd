/**
 * A CPython inside another process.
 *
 * <p>In: a {@link dev.gilspy.target.Target} and its memory. Out: where its interpreter is and of
 * which version ({@link dev.gilspy.cpython.RuntimeLocator}, then {@link
 * dev.gilspy.cpython.CpythonAttach}, once), and from then on readers called after what they read:
 * {@link dev.gilspy.cpython.GilWords}, {@link dev.gilspy.cpython.ThreadStates}, {@link
 * dev.gilspy.cpython.StackReader}, {@link dev.gilspy.cpython.CodeObjects}, {@link
 * dev.gilspy.cpython.ThreadingNames}.
 *
 * <p>Two kinds of readers. Those of the sampling path (the GIL's words, stacks) plan their pieces
 * into a {@link dev.gilspy.memory.BatchRead} that others share, take them from it, allocate nothing
 * once warm and throw nothing. The others read what they need, allocate, and throw {@link
 * dev.gilspy.memory.RemoteReadException}; they are for what is new.
 *
 * <p>The hard thing: the target runs on. A frame may be popped, a thread state freed and a code
 * object replaced between two reads, so that any pointer may lead anywhere. Every walk and length
 * is bounded, what does not hang together to its end is refused whole, and nothing read once is
 * believed for ever.
 *
 * <p>Nothing here knows versions: a difference is a member or a fact of the {@link
 * dev.gilspy.cpython.layout.Layout}, found once when a reader is made.
 */
package dev.gilspy.cpython;
