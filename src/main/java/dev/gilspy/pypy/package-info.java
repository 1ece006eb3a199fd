/**
 * A PyPy inside another process.
 *
 * <p>In: a {@link dev.gilspy.target.Target}, its memory, and the library in which {@link
 * dev.gilspy.cpython.RuntimeLocator} recognised PyPy. Out: who holds the GIL, where its waiters
 * sleep, and which threads run Python ({@link dev.gilspy.pypy.PypyAttach}, once, then {@link
 * dev.gilspy.pypy.PypyThreads}).
 *
 * <p>The hard thing: PyPy is compiled from RPython into C whose variables have no names that could
 * be seen from outside, and publishes no offsets. So each thing is found by what must be true of
 * it: the GIL by the instruction that takes it ({@code GilCode}), the list of threads by its head
 * ({@code ThreadListFinder}).
 */
package dev.gilspy.pypy;
