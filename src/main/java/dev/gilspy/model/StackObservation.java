package dev.gilspy.model;

/**
 * Time that one thread spent in one state with one stack. One observation stands for one or more
 * looks at the thread, one after the other, that all found the same.
 *
 * @param thread {@link ThreadInfo#id}
 * @param atNanos CLOCK_MONOTONIC, end of the time it stands for
 * @param samples how many looks
 * @param nanos the time they stand for
 * @param stack id of an announced stack; 0 is the empty stack, which also stands for one not known
 * @param holder while waiting, the thread that the wait is charged to ({@link ThreadInfo#id},
 *     {@link ThreadInfo#NOBODY} or {@link ThreadInfo#UNKNOWN}); {@link ThreadInfo#NOBODY} in other
 *     states
 * @param holderStack the holder's stack at that time; 0 if not known
 * @param otherContext whether the thread has entered or left a context (PEP 567) since its
 *     observation before, and not during this one: an event loop runs each callback in one. Always
 *     false where that is not known
 */
public record StackObservation(
        int thread,
        ThreadState state,
        BlockedKind kind,
        long atNanos,
        int samples,
        long nanos,
        int stack,
        int holder,
        int holderStack,
        boolean otherContext) {

    /** An observation of a thread of whose contexts nothing is known. */
    public StackObservation(
            int thread,
            ThreadState state,
            BlockedKind kind,
            long atNanos,
            int samples,
            long nanos,
            int stack,
            int holder,
            int holderStack) {
        this(thread, state, kind, atNanos, samples, nanos, stack, holder, holderStack, false);
    }
}
