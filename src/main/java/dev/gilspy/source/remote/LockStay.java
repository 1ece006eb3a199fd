package dev.gilspy.source.remote;

/** One thread's stay in the queue for a lock, if it is in one. */
final class LockStay {
    private long lock;
    private long countedNanos;

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
