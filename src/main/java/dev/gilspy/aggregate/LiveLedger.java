package dev.gilspy.aggregate;

import dev.gilspy.model.Ending;
import dev.gilspy.model.FleetObserver;
import dev.gilspy.model.Observer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/**
 * Adds up what is seen of one or more processes while it goes on, twice: since the beginning or the
 * last {@link #reset}, and window by window. Windows follow each other without a gap; what goes on
 * from one to the next is cut at the border, so that the shares of a window add up to 100 %. A hold
 * or wait that is longer than a window counts in each with its length so far.
 *
 * <p>A window is complete some time after it ended ({@link #SETTLE_NANOS}), since sources send long
 * states in pieces. {@link #advance} takes note of the next one that is; it is to be called again
 * and again. Thread-safe.
 */
public final class LiveLedger implements FleetObserver {
    /**
     * What happened so long ago has been heard of: states that go on come in pieces of a second at
     * most, up to half a second late where a thread sleeps, and are passed on some times a second.
     */
    public static final long SETTLE_NANOS = 1_800_000_000L;

    private static final long HISTORY_NANOS = 600_000_000_000L;

    /** Processes that have ended are kept in the total; of a service that runs on, the newest. */
    private static final int MOST_ENDED = 100;

    private final LongSupplier clock;
    private final WindowGrid grid;
    private final List<LiveProcess> processes = new CopyOnWriteArrayList<>();
    private final Deque<LivePoint> history = new ArrayDeque<>();
    private Summary last = new Ledger().summary();
    private long nextWindow;

    /**
     * @param clock CLOCK_MONOTONIC
     * @param refreshNanos length of a window
     */
    public LiveLedger(LongSupplier clock, long refreshNanos) {
        this.clock = clock;
        this.grid = new WindowGrid(refreshNanos);
    }

    /** The observer of one more process. */
    @Override
    public synchronized Observer open() {
        LiveProcess process = new LiveProcess(grid, clock);
        processes.add(process);
        forgetEnded();
        processes.forEach(each -> each.shareAmong(processes.size()));
        return process;
    }

    private void forgetEnded() {
        List<LiveProcess> ended = processes.stream().filter(one -> one.ending() != null).toList();
        if (ended.size() > MOST_ENDED) {
            processes.remove(ended.get(0));
        }
    }

    /** Length of the windows from now on; the one that goes on ends now. */
    public void refresh(long nanos) {
        grid.width(nanos, clock.getAsLong());
    }

    public long refreshNanos() {
        return grid.widthNanos();
    }

    /**
     * Closes the next window, if it is complete by now; windows of nothing are passed over.
     *
     * @return whether there is a newer {@link #last} than before
     */
    public boolean advance() {
        return closeUntil(clock.getAsLong() - SETTLE_NANOS);
    }

    private synchronized boolean closeUntil(long settledNanos) {
        boolean newer = false;
        while (!newer && grid.begun() && grid.to(nextWindow) <= settledNanos) {
            newer = close(grid.to(nextWindow));
        }
        return newer;
    }

    /**
     * The same where all processes have ended, and no other one comes: also what is not complete
     * otherwise, the last one as far as it goes.
     *
     * @return whether there is a newer {@link #last} than before; if not, it was the last one
     */
    public synchronized boolean finish() {
        long end = lastEndNanos();
        boolean newer = closeUntil(end);
        return newer || grid.begun() && grid.from(nextWindow) < end && close(end);
    }

    private long lastEndNanos() {
        return processes.stream()
                .map(LiveProcess::ending)
                .filter(Objects::nonNull)
                .mapToLong(Ending::atNanos)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    private boolean close(long toNanos) {
        List<Summary> parts = new ArrayList<>();
        for (LiveProcess process : processes) {
            Summary part = process.close(nextWindow, toNanos);
            if (part != null) {
                parts.add(part);
            }
        }
        nextWindow++;
        if (parts.isEmpty()) {
            return false;
        }
        last = Together.of(parts);
        history.add(LivePoint.of(last));
        while (history.getFirst().toNanos() <= toNanos - HISTORY_NANOS) {
            history.removeFirst();
        }
        return true;
    }

    /**
     * The newest complete window; it has no processes before the first one is complete. Processes
     * that were not observed in it are missing. Figures that sources count from the beginning
     * (accounts, tallies, quality) are those of the window alone.
     */
    public synchronized Summary last() {
        return last;
    }

    /** All since the beginning, or since the last reset. */
    public Summary total() {
        return Together.of(processes.stream().map(LiveProcess::total).toList());
    }

    /** How long the total is; 0 before the first process begins. */
    public long totalNanos() {
        long now = clock.getAsLong();
        return processes.stream().mapToLong(process -> process.totalNanos(now)).max().orElse(0);
    }

    /** The windows of the last ten minutes, oldest first, also those before a reset. */
    public synchronized List<LivePoint> history() {
        return List.copyOf(history);
    }

    /** Lets the total begin anew, from now; processes that have ended are no part of it. */
    public void reset() {
        processes.removeIf(process -> process.ending() != null);
        processes.forEach(process -> process.reset(clock.getAsLong()));
    }
}
