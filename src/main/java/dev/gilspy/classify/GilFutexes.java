package dev.gilspy.classify;

/**
 * Where a thread sleeps that wants the GIL: futex words inside the GIL's own struct.
 *
 * <p>CPython, Python/ceval_gil.c, take_gil() waits on {@code cond}; drop_gil() may wait on {@code
 * switch_cond}, after which it takes the GIL again at once. The word inside the condition variable
 * differs between glibc versions, so the whole range counts, from the first of the four members to
 * the end of the last; they lie next to each other in every version.
 */
public record GilFutexes(long from, long to) {

    /** Whether a futex call on this address is a wait for the GIL. Addresses are unsigned. */
    public boolean contains(long futexAddress) {
        return Long.compareUnsigned(futexAddress, from) >= 0
                && Long.compareUnsigned(futexAddress, to) < 0;
    }
}
