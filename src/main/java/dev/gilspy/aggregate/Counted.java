package dev.gilspy.aggregate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Figures that are counted from a beginning and told now and then, so that what belongs to any
 * stretch of the last seconds can be told: between two moments they grow evenly. Not thread-safe.
 *
 * @param <K> what is counted
 */
final class Counted<K> {
    /** Far more than anybody reads; what comes beyond is left out. */
    private static final int MOST_KEYS = 20_000;

    private final Map<K, Deque<Point>> curves = new HashMap<>();
    private final Map<K, long[]> atReset = new HashMap<>();
    private long resetNanos = Long.MIN_VALUE;

    private record Point(long atNanos, long[] values) {}

    /**
     * Takes note of what was counted until now.
     *
     * @param sinceNanos when it was nothing, where that is the first that is heard of it
     * @return what of it was counted since the last reset
     */
    long[] put(K key, long sinceNanos, long atNanos, long... values) {
        Deque<Point> curve = curves.get(key);
        if (curve == null) {
            if (curves.size() >= MOST_KEYS) {
                return values;
            }
            curve = new ArrayDeque<>();
            curve.add(new Point(Math.min(sinceNanos, atNanos), new long[values.length]));
            curves.put(key, curve);
        }
        curve.add(new Point(atNanos, values));
        if (curve.getFirst().atNanos() < resetNanos && !atReset.containsKey(key)) {
            atReset.put(key, at(key, resetNanos));
        }
        return atReset.containsKey(key) ? minus(values, atReset.get(key)) : values;
    }

    boolean knows(K key) {
        return curves.containsKey(key);
    }

    /** What had been counted when it was first heard of, which is no part of any stretch. */
    void begin(K key, long atNanos, long... values) {
        curves.put(key, new ArrayDeque<>(List.of(new Point(atNanos, values))));
    }

    /** From now on {@link #put} tells what was counted since this moment. */
    void reset(long nanos) {
        resetNanos = nanos;
        atReset.clear();
    }

    /** What had been counted at a moment; null of what was never heard of. */
    long[] at(K key, long nanos) {
        Deque<Point> curve = curves.get(key);
        if (curve == null) {
            return null;
        }
        Point before = curve.getFirst();
        for (Point point : curve) {
            if (point.atNanos() >= nanos) {
                return between(before, point, nanos);
            }
            before = point;
        }
        return before.values();
    }

    private static long[] between(Point before, Point after, long nanos) {
        long[] values = after.values().clone();
        double length = after.atNanos() - before.atNanos();
        double part = length <= 0 ? 1 : Math.max(0, nanos - before.atNanos()) / length;
        for (int i = 0; i < values.length; i++) {
            values[i] = before.values()[i] + Math.round(part * (values[i] - before.values()[i]));
        }
        return values;
    }

    /** Tells of each what was counted in a stretch, if anything was. */
    void during(long fromNanos, long toNanos, BiConsumer<K, long[]> told) {
        for (K key : curves.keySet()) {
            long[] grown = minus(at(key, toNanos), at(key, fromNanos));
            for (long value : grown) {
                if (value != 0) {
                    told.accept(key, grown);
                    break;
                }
            }
        }
    }

    private static long[] minus(long[] values, long[] less) {
        long[] rest = values.clone();
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= less[i];
        }
        return rest;
    }

    /** How fast the first figure grew lately, per nanosecond; NaN if that is not known. */
    double newestSlope(K key) {
        Deque<Point> curve = curves.get(key);
        if (curve == null || curve.size() < 2) {
            return Double.NaN;
        }
        Iterator<Point> newestFirst = curve.descendingIterator();
        Point last = newestFirst.next();
        Point before = newestFirst.next();
        double length = last.atNanos() - before.atNanos();
        return length <= 0 ? Double.NaN : (last.values()[0] - before.values()[0]) / length;
    }

    /** Nothing before this will be asked for; what was not heard of since long is dropped. */
    void forgetBefore(long nanos, long endedNanos) {
        curves.values().removeIf(curve -> curve.getLast().atNanos() < endedNanos);
        atReset.keySet().retainAll(curves.keySet());
        for (Deque<Point> curve : curves.values()) {
            while (curve.size() > 2 && second(curve).atNanos() <= nanos) {
                curve.removeFirst();
            }
        }
    }

    private static Point second(Deque<Point> curve) {
        Iterator<Point> points = curve.iterator();
        points.next();
        return points.next();
    }
}
