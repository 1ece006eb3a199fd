package dev.gilspy.source.remote;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** A process that says what is done with it, and whose samples take as long as a test wants. */
class FakeProcess implements Sampled {
    private static final int SOME = 50;

    private final long sampleNanos;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private volatile int samples;
    private volatile double rateHz;
    private volatile int missed;
    private volatile RuntimeException failure;
    private volatile boolean hung;
    private volatile boolean closed;
    private volatile boolean toEnd;

    FakeProcess(long sampleNanos) {
        this.sampleNanos = sampleNanos;
    }

    int samples() {
        return samples;
    }

    double rateHz() {
        return rateHz;
    }

    int missedRounds() {
        return missed;
    }

    RuntimeException failure() {
        return failure;
    }

    boolean hung() {
        return hung;
    }

    boolean closed() {
        return closed;
    }

    /** Has the process end at its next turn. */
    void end() {
        toEnd = true;
    }

    void awaitEnd() {
        over.join();
    }

    /** Waits until it has been sampled some more times. */
    void awaitSamples() {
        int enough = samples + SOME;
        while (samples < enough) {
            LockSupport.parkNanos(100_000);
        }
    }

    @Override
    public void join(long nowNanos) {
        // Its end is not planned.
    }

    @Override
    public void rate(double hz, long nowNanos) {
        rateHz = hz;
    }

    @Override
    public void missed() {
        missed++;
    }

    @Override
    public long endNanos() {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean endsAt(long nowNanos) {
        if (toEnd) {
            over.complete(null);
        }
        return toEnd;
    }

    @Override
    public boolean sample(Round round, long nowNanos) {
        while (System.nanoTime() - nowNanos < sampleNanos) {
            Thread.onSpinWait();
        }
        samples++;
        return true;
    }

    @Override
    public boolean begun() {
        return samples > 0;
    }

    @Override
    public boolean holdsGil() {
        return true;
    }

    @Override
    public void failed(RuntimeException why) {
        failure = why;
        over.complete(null);
    }

    @Override
    public void hangs() {
        hung = true;
        over.complete(null);
    }

    @Override
    public void close() {
        closed = true;
    }
}
