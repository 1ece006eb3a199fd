/**
 * Observing a process from outside, by samples.
 *
 * <p>In: a {@link dev.gilspy.cpython.CpythonProcess} and the target's /proc files. Out: the calls
 * of {@link dev.gilspy.model.Observer}. The way of one sample: {@code SamplingLoop} waits until it
 * is due (exponentially spread, so that it beats with nothing), {@code Sampler} reads the GIL's
 * words, every thread's OS side and the stacks that may have changed, {@code ThreadHistory} makes
 * looks into pieces of time, {@code ThreadTimeline} joins the pieces, {@code ObservationRing}
 * carries them to the thread that passes them on.
 *
 * <p>The hard thing: the target keeps running. Who holds the GIL is decided by one read of a few
 * words at the sample's moment; everything read later is judged by it. And a thread that the kernel
 * calls running may have no CPU; {@code RunnableRun} keeps such looks until the kernel has booked
 * the time.
 *
 * <p>Two threads: the sampling one, which allocates nothing once it has seen all code and threads
 * and takes no lock, and the caller's. They meet in {@code ObservationRing}, and, where native
 * functions are shown, in {@code Instructions}: the sampling thread puts the instruction at which
 * the kernel last interrupted a thread on top of its stack as a mere number ({@code
 * InstructionLeaves}), the caller's puts the function in its place ({@code NativeStacks}).
 */
package dev.gilspy.source.remote;
