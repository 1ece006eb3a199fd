package dev.gilspy.source.kernel;

import dev.gilspy.model.ThreadAccount;
import dev.gilspy.os.ProcFile;
import dev.gilspy.os.ProcText;
import dev.gilspy.os.SchedStat;

/**
 * The scheduler's own account of one thread since it is observed, which the states that the events
 * tell must agree with.
 */
final class Account implements AutoCloseable {
    private static final int LINE_BYTES = 128;

    private final int thread;
    private final ProcFile file;
    private final long fromNanos;
    private final long cpuAtFirst;
    private final long queuedAtFirst;
    private final ProcText text = new ProcText(LINE_BYTES);
    private final SchedStat stat = new SchedStat();
    private long atNanos;

    private Account(int thread, ProcFile file, long fromNanos) {
        this.thread = thread;
        this.file = file;
        this.fromNanos = fromNanos;
        this.atNanos = fromNanos;
        read(fromNanos, 0);
        this.cpuAtFirst = stat.cpuNanos();
        this.queuedAtFirst = stat.runQueueNanos();
    }

    /** Opens the account of a thread. */
    static Account open(int thread, String taskFolder, long nowNanos) {
        return new Account(thread, ProcFile.open(taskFolder + "/schedstat"), nowNanos);
    }

    /**
     * As of now, or as it was when the thread ended. A thread that was found after the moment at
     * which all ends has not been observed at all.
     *
     * @param queuedSinceNanos since when the thread has been runnable without a CPU, which the
     *     scheduler books when it gets one; 0 if it is not, or that is not known
     */
    ThreadAccount read(long nowNanos, long queuedSinceNanos) {
        if (file.read(text) > 0 && stat.parse(text)) {
            atNanos = nowNanos;
        }
        boolean queues = queuedSinceNanos > fromNanos && atNanos == nowNanos;
        long unbooked = queues ? nowNanos - queuedSinceNanos : 0;
        return new ThreadAccount(
                thread,
                Math.max(0, atNanos - fromNanos),
                stat.cpuNanos() - cpuAtFirst,
                stat.runQueueNanos() - queuedAtFirst + unbooked);
    }

    @Override
    public void close() {
        file.close();
    }
}
