/**
 * Observing a process from outside, by samples.
 *
 * <p>In: a {@link dev.gilspy.source.Attachment} and the target's /proc files. Out: the calls of
 * {@link dev.gilspy.model.Observer}. The way of one sample: {@code SamplingLoop} waits until a
 * round is due (exponentially spread, so that it beats with nothing) and goes through all processes
 * that take part in it ({@code Turns}), {@code Sampler} reads the GIL's words, every thread's OS
 * side and the stacks that may have changed, {@code ThreadHistory} makes looks into pieces of time,
 * {@code ThreadTimeline} joins the pieces, {@code ObservationRing} carries them to the thread that
 * passes them on, by each process's {@code ProcessStream}.
 *
 * <p>The hard thing: the target keeps running. Who holds the GIL is decided by one read of a few
 * words at the sample's moment; everything read later is judged by it. And a thread that the kernel
 * calls running may have no CPU; {@code RunnableRun} keeps such looks until the kernel has booked
 * the time.
 *
 * <p>Two threads, however many processes: the sampling one, which allocates nothing once it has
 * seen all code and threads and takes no lock, and the one that passes on, which is the caller's in
 * {@code RemoteSource} and the observatory's own in {@code RemoteObservatory}. They meet in {@code
 * ObservationRing}, and, where native functions are shown, in {@code Instructions}: the sampling
 * thread puts the instruction at which the kernel last interrupted a thread on top of its stack as
 * a mere number ({@code InstructionLeaves}), the other puts the function in its place ({@code
 * NativeStacks}).
 */
package dev.gilspy.source.remote;
