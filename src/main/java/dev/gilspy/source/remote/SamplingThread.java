package dev.gilspy.source.remote;

import dev.gilspy.source.Settings;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that samples some processes. A kernel call that reads a process can hang for as long
 * as that process likes (memory behind a user-space file system, an exec that never ends), and
 * nothing gets a thread out of it: then the thread is left to itself, and another one goes on with
 * the other processes. Thread-safe.
 */
final class SamplingThread {
    private static final long HANGS_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** Whoever watches may have been stopped itself: then nobody knows what took so long. */
    private static final long LONGEST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Settings settings;
    private final double cpuShare;
    private SamplingLoop loop;
    private Thread thread;
    private boolean noMore;
    private long turnNanos = SamplingLoop.NO_TURN;
    private long turnSeenNanos;
    private long lookedNanos;

    /**
     * @param cpuShare as {@link SamplingLoop}'s
     */
    SamplingThread(Settings settings, double cpuShare) {
        this.settings = settings;
        this.cpuShare = cpuShare;
        start(List.of());
    }

    private void start(List<Sampled> processes) {
        loop = new SamplingLoop(settings, cpuShare);
        processes.forEach(loop::add);
        if (noMore) {
            loop.noMore();
        }
        thread = new Thread(loop, "gilspy-sampler");
        thread.setDaemon(true);
        thread.start();
    }

    /** Samples one more process from now on. */
    synchronized void add(Sampled process) {
        loop.add(process);
        LockSupport.unpark(thread);
    }

    /** Ends when all processes have ended. */
    synchronized void noMore() {
        noMore = true;
        loop.noMore();
        LockSupport.unpark(thread);
    }

    synchronized boolean alive() {
        return thread.isAlive();
    }

    /** Ends a process that hangs; to be called some times a second. */
    synchronized void watch(long nowNanos) {
        long since = loop.turnSince();
        boolean same = since == turnNanos && since != SamplingLoop.NO_TURN;
        turnSeenNanos =
                same ? turnSeenNanos + Math.min(nowNanos - lookedNanos, LONGEST_LOOK_NANOS) : 0;
        turnNanos = since;
        lookedNanos = nowNanos;
        if (turnSeenNanos >= HANGS_NANOS) {
            turnSeenNanos = 0;
            replace(loop.abandon(since));
        }
    }

    private void replace(Sampled hanging) {
        if (hanging != null) {
            List<Sampled> others = loop.others();
            hanging.hangs();
            start(others);
        }
    }
}
