package dev.gilspy.aggregate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each thread did, stretch by stretch. When there are too many stretches, or too much in them,
 * neighbours are joined and a stretch is twice as long from then on: a recording of days costs what
 * one of a minute does.
 */
final class SliceLog {
    /** A sixteenth of a second, so that stretches always fall into whole seconds. */
    static final long FIRST_WIDTH_NANOS = 62_500_000L;

    /** More would not be told apart on a screen. */
    static final int MAX_SLICES = 512;

    /** Some 100 bytes each, 250 where a thread was in more than one state. */
    static final int MAX_CELLS = 30_000;

    private Map<Key, StateTimes> cells = new HashMap<>();
    private int maxCells = MAX_CELLS;
    private long startNanos;
    private long widthNanos = FIRST_WIDTH_NANOS;

    private record Key(long index, int thread, int interpreter) {}

    /** Sets the moment that stretches are counted from. */
    void begin(long nanos) {
        startNanos = nanos;
    }

    long widthNanos() {
        return widthNanos;
    }

    /** Where the stretch begins that a moment lies in, on the clock of the spans. */
    long beginOf(long nanos) {
        return startNanos + Math.max(0, nanos - startNanos) / widthNanos * widthNanos;
    }

    /** The account of one thread in the stretch that a moment lies in; may widen all stretches. */
    StateTimes at(long nanos, int thread, int interpreter) {
        while (tooMany() || indexOf(nanos) >= MAX_SLICES) {
            widen();
        }
        return cells.computeIfAbsent(
                new Key(indexOf(nanos), thread, interpreter), absent -> new StateTimes());
    }

    /** Keeps no more than so many accounts from now on. */
    void limit(int most) {
        maxCells = most;
        while (tooMany()) {
            widen();
        }
    }

    private boolean tooMany() {
        return cells.size() >= maxCells && widthNanos < Episodes.HIGHEST_NANOS;
    }

    private long indexOf(long nanos) {
        return Math.max(0, nanos - startNanos) / widthNanos;
    }

    private void widen() {
        widthNanos *= 2;
        Map<Key, StateTimes> narrow = cells;
        cells = new HashMap<>();
        narrow.forEach(
                (key, times) -> put(key.index() / 2, key.thread(), key.interpreter(), times));
    }

    private void put(long index, int thread, int interpreter, StateTimes times) {
        cells.computeIfAbsent(new Key(index, thread, interpreter), absent -> new StateTimes())
                .addAll(times);
    }

    /** Moves what some threads did to others. */
    void replaceThreads(Map<Integer, Integer> newIds) {
        for (Key key : List.copyOf(cells.keySet())) {
            Integer newId = newIds.get(key.thread());
            if (newId != null) {
                put(key.index(), newId, key.interpreter(), cells.remove(key));
            }
        }
    }

    /** Every stretch that has something in it: by time, then thread, then interpreter. */
    List<TimeSlice> slices() {
        List<TimeSlice> slices = new ArrayList<>();
        cells.forEach(
                (key, times) -> {
                    if (times.nanos() > 0) {
                        slices.add(slice(key, times));
                    }
                });
        slices.sort(
                Comparator.comparingLong(TimeSlice::fromNanos)
                        .thenComparing(TimeSlice::thread)
                        .thenComparing(TimeSlice::interpreter));
        return slices;
    }

    private TimeSlice slice(Key key, StateTimes times) {
        long from = key.index() * widthNanos;
        return new TimeSlice(
                key.thread(), key.interpreter(), from, from + widthNanos, times.summary());
    }
}
