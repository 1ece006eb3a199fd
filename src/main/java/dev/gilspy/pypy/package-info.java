/**
 * A PyPy inside another process.
 *
 * <p>In: a {@link dev.gilspy.target.Target}, its memory, and the library in which {@link
 * dev.gilspy.cpython.RuntimeLocator} recognised PyPy. Out: who holds the GIL, where its waiters
 * sleep, which threads run Python, and in which functions ({@link dev.gilspy.pypy.PypyAttach} and
 * {@link dev.gilspy.pypy.PypyFrames}, once, then {@link dev.gilspy.pypy.PypyGil}, {@link
 * dev.gilspy.pypy.PypyThreads} and the frames' own readers), each behind the interface that
 * CPython's reader has too.
 *
 * <p>The hard thing: PyPy is compiled from RPython into C whose variables have no names that could
 * be seen from outside, and publishes no offsets. So each thing is found by what must be true of
 * it: the GIL by the instruction that takes it ({@code GilCode}), the list of threads by its head
 * ({@code ThreadListFinder}), the way from a frame to its function's name by two records of the
 * same thing that must agree ({@code FrameShapeFinder}).
 */
package dev.gilspy.pypy;
