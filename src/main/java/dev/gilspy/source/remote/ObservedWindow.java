package dev.gilspy.source.remote;

import dev.gilspy.model.ThreadAccount;

/** What the kernel has booked for a thread since its first look. Mutable, one thread's own. */
final class ObservedWindow {
    private final KernelAccount first = new KernelAccount();
    private long firstNanos;
    private long lastNanos;

    /** It begins at the thread's first look. */
    void begin(long atNanos, KernelAccount account) {
        firstNanos = atNanos;
        lastNanos = atNanos;
        first.copy(account);
    }

    void until(long atNanos) {
        lastNanos = atNanos;
    }

    /**
     * Allocates.
     *
     * @param thread its id
     * @param now the thread's account at its last look
     */
    ThreadAccount account(int thread, KernelAccount now) {
        return new ThreadAccount(
                thread,
                lastNanos - firstNanos,
                now.cpuNanos - first.cpuNanos,
                now.queuedNanos - first.queuedNanos);
    }
}
