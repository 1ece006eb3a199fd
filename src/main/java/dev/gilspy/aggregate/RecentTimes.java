package dev.gilspy.aggregate;

import dev.gilspy.aggregate.Totals.Lately;
import java.util.ArrayDeque;
import java.util.Deque;

/** How an interpreter's GIL was used in the last seconds, from figures that only grow. */
final class RecentTimes {
    static final long WINDOW_NANOS = 10_000_000_000L;

    /** One a second, and some more where they come sooner. */
    private static final int MOST_POINTS = 20;

    private final Deque<Point> points = new ArrayDeque<>();

    private record Point(long atNanos, long heldNanos, long waitingNanos) {}

    /**
     * @param atNanos how long it has been observed
     */
    void add(long atNanos, long heldNanos, long waitingNanos) {
        points.addLast(new Point(atNanos, heldNanos, waitingNanos));
        while (points.size() > MOST_POINTS || secondIsOldEnough()) {
            points.removeFirst();
        }
    }

    /** Then the first is not needed as the beginning of the window. */
    private boolean secondIsOldEnough() {
        if (points.size() < 3) {
            return false;
        }
        Point first = points.removeFirst();
        boolean enough = points.getLast().atNanos - points.getFirst().atNanos >= WINDOW_NANOS;
        points.addFirst(first);
        return enough;
    }

    /**
     * @param oneGil whether more than the whole time is a matter of how well it is known
     */
    Lately lately(boolean oneGil) {
        if (points.size() < 2) {
            return new Lately(Double.NaN, Double.NaN);
        }
        Point first = points.getFirst();
        Point last = points.getLast();
        double nanos = last.atNanos - first.atNanos;
        double held = (last.heldNanos - first.heldNanos) / nanos;
        double waiting = (last.waitingNanos - first.waitingNanos) / nanos;
        return nanos <= 0
                ? new Lately(Double.NaN, Double.NaN)
                : new Lately(oneGil ? Math.min(1, held) : held, waiting);
    }
}
