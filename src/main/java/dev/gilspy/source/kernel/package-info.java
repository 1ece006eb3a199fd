/**
 * Observing processes from inside the kernel, by events.
 *
 * <p>In: a {@link dev.gilspy.cpython.CpythonProcess} and the compiled programs of
 * native/kernel-source.bpf.c. Out: the calls of {@link dev.gilspy.model.Observer}, with times that
 * are exact. The way of an event: {@code KernelPrograms} has the kernel run the programs, which
 * write records into a ring buffer; {@code KernelLoop} fetches them and gives each to the {@code
 * KernelSession} of its process; {@code EventReader} makes events of them and numbers their stacks;
 * {@code EventOrder} puts them in time order; {@code Tracks} finds the thread, and tells the others
 * what the event says of them; {@code ThreadTrack} follows one thread, {@code GilQueue} its waits,
 * {@code OnCpu} what it does on a CPU and {@code OffCpu} what it does without one; {@code Emission}
 * hands the pieces on and charges waits to holders by {@code HoldLog}.
 *
 * <p>The hard thing: taking a free GIL, and dropping one that nobody waits for, makes no system
 * call. What a thread holds on a CPU is therefore known only at some moments ({@code Point}): when
 * it leaves its CPU, when it drops with somebody waiting, when another thread reads the GIL's
 * words. What lies between is divided as the thread's CPU clock says ({@code HeldShares}), and
 * marked with how well it is known. Between two sleeps that is exactly, less the way to the GIL and
 * from it ({@code Ways}); while somebody sleeps for the GIL no drop passes unseen ({@code Watch});
 * and a thread that sleeps after its drops does not take the GIL again unseen ({@code Drops}).
 *
 * <p>A process may have several GILs ({@code ObservedGils}) and a thread may go from one
 * interpreter to another, each time with a thread state that nobody has heard of ({@code Place}).
 * So threads are told apart by their pthread_t, which all their thread states have: in a thread's
 * own context the programs look which GIL it holds, and send the words of that one, or of the one
 * that it was last seen with. {@code KernelRoster} finds new interpreters within 20 ms; what a
 * thread does in one before that looks like native code.
 *
 * <p>Where gilspy lives in a PID namespace of its own, as in a container, it cannot know which TID
 * the kernel's tracepoints have for a thread. There each thread is recognised when it runs, by the
 * TID that it says it has in its own namespace ({@code PidNamespace}), and the events have that
 * one. A clock that goes off once in every thread makes this happen 10 µs after it first runs.
 *
 * <p>One thread does all of it, for one process ({@code KernelSource}) or for many ({@code
 * KernelObservatory}): they share the programs, the maps, the buffer and the rate, and nothing
 * else. Each has a slot ({@code Slots}), which is its index in the kernel's {@code targets} and
 * stands in each of its events, since a TID may soon be another process's. A session that is over
 * takes all its threads out of the kernel's maps, so that none of their events can come later than
 * the slot is given out again. The thread may be late: the kernel keeps what it has not fetched,
 * and counts what it had no room for.
 */
package dev.gilspy.source.kernel;
