package dev.gilspy.cli;

import dev.gilspy.error.GilspyException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Writes the reports of a recording that goes on, now and then and when asked by SIGUSR1, in a
 * thread of its own. What cannot be written is told once, and tried again.
 */
final class Refresher implements AutoCloseable {
    private static final String NO_REPORT =
            "there is no report to write; a recording is up to date by itself.";

    private static final String NO_MEMORY =
            "there is not enough memory for the reports: GILSPY_JAVA_OPTS=-Xmx512m gives more.";

    /** More signals than that at once are one. */
    private static final int MOST_ASKED = 4;

    private final Outputs outputs;
    private final Narrator narrator;
    private final long everyNanos;
    private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>(MOST_ASKED);
    private final Set<String> told = new HashSet<>();
    private final Thread thread = new Thread(this::run, "gilspy-reports");
    private Object handlerBefore;
    private volatile boolean closed;

    private enum Wish {
        REPORTS,
        END
    }

    private Refresher(Outputs outputs, Narrator narrator, long everyNanos) {
        this.outputs = outputs;
        this.narrator = narrator;
        this.everyNanos = everyNanos;
    }

    /**
     * @param everyNanos 0 = when asked only
     */
    static Refresher start(Outputs outputs, Narrator narrator, long everyNanos) {
        Refresher refresher = new Refresher(outputs, narrator, everyNanos);
        refresher.thread.setDaemon(true);
        refresher.thread.start();
        refresher.handlerBefore =
                ProcessSignal.handle("USR1", () -> refresher.wishes.offer(Wish.REPORTS));
        return refresher;
    }

    private void run() {
        long dueNanos = System.nanoTime() + everyNanos;
        while (!closed) {
            Wish wish = await(dueNanos);
            if (wish == Wish.REPORTS) {
                write(true);
            } else if (wish == null) {
                write(false);
                dueNanos = Math.max(dueNanos + everyNanos, System.nanoTime());
            }
        }
    }

    /** What is asked for next; null when it is time. */
    private Wish await(long dueNanos) {
        try {
            return everyNanos == 0
                    ? wishes.take()
                    : wishes.poll(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return Wish.END;
        }
    }

    private void write(boolean asked) {
        if (asked && !outputs.hasReports()) {
            narrator.warn(NO_REPORT);
            return;
        }
        narrator.over();
        try {
            outputs.refresh(asked).stream()
                    .filter(GilspyException.class::isInstance)
                    .forEach(failure -> tell(failure.getMessage()));
        } catch (OutOfMemoryError e) { // what was made so far is free again, and the run goes on
            tell(NO_MEMORY);
        }
    }

    private void tell(String sentence) {
        if (told.add(sentence)) {
            narrator.warn(sentence);
        }
    }

    /** Waits for what is being written. */
    @Override
    public void close() {
        ProcessSignal.restore("USR1", handlerBefore);
        closed = true;
        wishes.clear();
        wishes.add(Wish.END);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
