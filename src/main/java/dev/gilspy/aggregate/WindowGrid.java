package dev.gilspy.aggregate;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers windows that follow each other without a gap, all of one length until another is asked
 * for. Thread-safe.
 */
final class WindowGrid {
    /** So many changes of length are remembered; more within a second are no human's. */
    private static final int MOST_PARTS = 64;

    private final List<Part> parts = new ArrayList<>();
    private long widthNanos;

    /** Windows of one length, from that index on. */
    private record Part(long index, long fromNanos, long widthNanos) {}

    WindowGrid(long widthNanos) {
        this.widthNanos = widthNanos;
    }

    /** The first window begins here; without effect if there is one. */
    synchronized void begin(long nanos) {
        if (parts.isEmpty()) {
            parts.add(new Part(0, nanos, widthNanos));
        }
    }

    synchronized boolean begun() {
        return !parts.isEmpty();
    }

    synchronized long widthNanos() {
        return widthNanos;
    }

    /** Windows from now on are so long; the one that goes on ends now. */
    synchronized void width(long nanos, long nowNanos) {
        widthNanos = nanos;
        if (parts.isEmpty()) {
            return;
        }
        long index = indexAt(nowNanos);
        long next = from(index) == nowNanos ? index : index + 1;
        parts.removeIf(part -> part.index() >= next);
        parts.add(new Part(next, nowNanos, nanos));
        if (parts.size() > MOST_PARTS) {
            parts.remove(0);
        }
    }

    /** The window that a moment lies in; the first one for all before it. */
    synchronized long indexAt(long nanos) {
        int at = parts.size() - 1;
        while (at > 0 && parts.get(at).fromNanos() > nanos) {
            at--;
        }
        Part part = parts.get(at);
        return part.index() + Math.max(0, nanos - part.fromNanos()) / part.widthNanos();
    }

    /** When a window begins. */
    synchronized long from(long index) {
        int at = parts.size() - 1;
        while (at > 0 && parts.get(at).index() > index) {
            at--;
        }
        Part part = parts.get(at);
        return part.fromNanos() + (index - part.index()) * part.widthNanos();
    }

    /** When it ends, exclusive. */
    synchronized long to(long index) {
        return from(index + 1);
    }
}
