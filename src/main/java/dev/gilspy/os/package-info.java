/**
 * The operating system, as far as gilspy asks it for something: what a thread is doing ({@link
 * dev.gilspy.os.ProcFile}, {@link dev.gilspy.os.SchedStat}, {@link dev.gilspy.os.SyscallLine}), the
 * time and sleeping until a moment ({@link dev.gilspy.os.MonotonicClock}), the class and priority
 * of the calling thread ({@link dev.gilspy.os.Scheduling}), where a thread spends its CPU time
 * ({@link dev.gilspy.os.InstructionClock}), and stopping a thread of another process for some
 * microseconds ({@link dev.gilspy.os.ThreadStopper}).
 *
 * <p>In: numbers and paths. Out: numbers; a failure is a return value and an {@link
 * dev.gilspy.os.Errno}, since on the sampling path threads end all the time and an exception would
 * allocate. Nothing here allocates after construction unless its Javadoc says so.
 *
 * <p>The hard thing is stopping: a target must run on whatever happens to gilspy between two system
 * calls, with no signal lost; {@link dev.gilspy.os.ThreadStopper} says how.
 *
 * <p>x86_64 Linux only: {@code long} and {@code size_t} are {@code long}, numbers of calls and
 * flags are that architecture's. This package and {@code memory} alone know JNA.
 */
package dev.gilspy.os;
