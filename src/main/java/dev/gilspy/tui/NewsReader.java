package dev.gilspy.tui;

import java.util.concurrent.locks.LockSupport;

/**
 * The thread that waits for something new to see. It is not the one that waits for keys: on a
 * machine that is short of CPUs, adding a window up takes longer than anybody would wait for an
 * answer.
 */
final class NewsReader {
    private static final long LOOK_NANOS = 50_000_000;

    private final Observed observed;
    private final Runnable tell;
    private final Thread thread = new Thread(this::run, "gilspy-news");
    private volatile boolean stopped;
    private volatile RuntimeException failure;

    /**
     * @param tell run by this thread whenever there is something new, and when it has failed
     */
    NewsReader(Observed observed, Runnable tell) {
        this.observed = observed;
        this.tell = tell;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns when it does nothing any more. */
    void stop() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Throws what it has failed with. */
    void check() {
        if (failure != null) {
            throw failure;
        }
    }

    private void run() {
        try {
            while (!stopped && !observed.over()) {
                if (observed.advance() || observed.over()) {
                    tell.run();
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        } catch (RuntimeException e) {
            failure = e;
            tell.run();
        }
    }
}
