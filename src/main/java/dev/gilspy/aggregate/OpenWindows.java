package dev.gilspy.aggregate;

import java.util.Collection;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** The windows of one process that are not complete. Not thread-safe. */
final class OpenWindows {
    /** Where nobody closes them for a while, the oldest are given up. */
    private static final int MOST_OPEN = 64;

    private final WindowGrid grid;
    private final LongFunction<LiveWindow> opener;
    private final TreeMap<Long, LiveWindow> open = new TreeMap<>();

    /** Windows before this one are closed. */
    private long next;

    /** What lies in one window. */
    interface Part {
        void in(LiveWindow window, long fromNanos, long toNanos);
    }

    /**
     * @param opener makes a window that begins at a moment
     */
    OpenWindows(WindowGrid grid, LongFunction<LiveWindow> opener) {
        this.grid = grid;
        this.opener = opener;
    }

    Collection<LiveWindow> all() {
        return open.values();
    }

    /**
     * Cuts a stretch of time at the windows' borders; what is of closed windows is left out. A
     * moment is one part.
     */
    void cut(long fromNanos, long toNanos, Part part) {
        long from = Math.max(fromNanos, grid.from(next));
        boolean more = from < toNanos || from == toNanos && fromNanos == toNanos;
        while (more) {
            long index = grid.indexAt(from);
            long to = Math.min(toNanos, grid.to(index));
            part.in(window(index), from, to);
            more = to > from && to < toNanos;
            from = to;
        }
    }

    private LiveWindow window(long index) {
        LiveWindow window = open.computeIfAbsent(index, at -> opener.apply(grid.from(at)));
        if (open.size() > MOST_OPEN) {
            next = open.pollFirstEntry().getKey() + 1;
        }
        return window;
    }

    /** Closes a window and those before it. Null if nothing was in it. */
    LiveWindow close(long index) {
        next = Math.max(next, index + 1);
        LiveWindow closed = open.get(index);
        open.headMap(index, true).clear();
        return closed;
    }
}
