package dev.gilspy.source.remote;

/** What a sampler counts about itself. Mutable, one sampler's own. */
final class SampleCounts {
    /** How often the thread list is walked even if nothing seems to have changed. */
    private static final long REFRESH_NANOS = 500_000_000L;

    long samples;
    long torn;
    long missed;
    long failedReads;
    long stacks;
    long incompleteStacks;

    /** Threads that could not be stopped for reading their stacks. */
    long failedStops;

    private long refreshedNanos;

    /** Whether the thread list should be walked again; answering yes starts the time anew. */
    boolean refreshDue(long nowNanos) {
        if (nowNanos - refreshedNanos < REFRESH_NANOS) {
            return false;
        }
        refreshedNanos = nowNanos;
        return true;
    }
}
