package dev.gilspy.model;

/**
 * How long a thread has queued for one lock of the interpreter's, known where CPython parks its
 * waiters itself (since 3.13, Python/parking_lot.c). Cumulative since the recording began.
 *
 * @param lock address of the lock in the target; tells locks apart, and no more
 * @param of what it guards or is, e.g. {@code list object} or {@code threading.Lock}; "" if that is
 *     not known
 * @param thread {@link ThreadInfo#id} of the one that queued
 * @param queuedNanos how long, to plus or minus a sample interval for each stay
 */
public record LockAccount(long lock, String of, int thread, long queuedNanos) {}
