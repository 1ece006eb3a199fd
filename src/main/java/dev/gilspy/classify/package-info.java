/**
 * What a thread does, decided from what was read of it. Pure: values in, states out; no clock, no
 * I/O.
 *
 * <p>In: the GIL's words and the kernel's files of a thread. Out: {@link
 * dev.gilspy.model.ThreadState} and {@link dev.gilspy.model.BlockedKind}.
 *
 * <p>The hard thing: {@code running} in /proc/PID/task/TID/syscall means on a CPU <em>or</em>
 * runnable. {@link dev.gilspy.classify.RunnableSplit} tells them apart afterwards, by what the
 * kernel's scheduler accounts book until the thread is next seen to have moved.
 */
package dev.gilspy.classify;
