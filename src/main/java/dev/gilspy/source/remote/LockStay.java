package dev.gilspy.source.remote;

import dev.gilspy.classify.SystemCalls;
import dev.gilspy.cpython.ParkingLot;
import dev.gilspy.os.SyscallLine;

/** Where a thread sleeps on its own stack, and its stay in the queue for a lock, if that is one. */
final class LockStay {
    private long futex;
    private long lock;
    private long countedNanos;

    /** The word on its own stack that it sleeps on; 0 if it does not. */
    long futex() {
        return futex;
    }

    /** Takes what it sleeps in from its system call. */
    void look(SyscallLine line) {
        boolean own =
                line.number() == SystemCalls.FUTEX
                        && ParkingLot.mayBe(line.argument(0), line.stackPointer());
        futex = own ? line.argument(0) : 0;
    }

    /**
     * @param queuedFor address of the lock
     */
    void begin(long queuedFor, long nowNanos) {
        lock = queuedFor;
        countedNanos = nowNanos;
    }

    /** Counts it up to now; it goes on. */
    void count(LockQueues queues, int thread, long nowNanos) {
        if (lock != 0) {
            queues.add(lock, thread, nowNanos - countedNanos);
            countedNanos = nowNanos;
        }
    }

    void end(LockQueues queues, int thread, long nowNanos) {
        count(queues, thread, nowNanos);
        lock = 0;
    }
}
