package dev.gilspy.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds and waits second by second, for the histogram log. Finished seconds are kept encoded, some
 * tens of bytes each. When they grow beyond a bound, neighbours are joined and an interval is twice
 * as long from then on, so that a recording of days costs what one of an hour does.
 */
final class IntervalLog {
    static final long FIRST_WIDTH_NANOS = 1_000_000_000L;
    static final long MAX_BYTES = 16L << 20;

    /** What an encoded interval costs besides its bytes: the map's entry, the key, the array. */
    private static final int ENTRY_BYTES = 120;

    /** More durations of one interval are encoded in parts and joined. */
    private static final int MOST_DURATIONS = 8192;

    private long maxBytes;
    private final EncodedDurations durations = new EncodedDurations();
    private final Map<Key, byte[]> finished = new HashMap<>();
    private final Map<Line, Current> current = new HashMap<>();
    private long widthNanos = FIRST_WIDTH_NANOS;
    private long startNanos;
    private long bytes;

    private record Line(int thread, EpisodeKind kind) {}

    private record Key(long index, Line line) {}

    /**
     * The interval that a thread is in, as plain durations: a histogram of its own would cost a
     * hundred times as much to fill and to encode, every second again.
     */
    private static final class Current {
        private long[] durations = new long[16];
        private int count;
        private long fromNanos;

        void add(long nanos) {
            if (count == durations.length) {
                durations = Arrays.copyOf(durations, 2 * count);
            }
            durations[count++] = nanos;
        }
    }

    IntervalLog() {
        this(MAX_BYTES);
    }

    IntervalLog(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Sets the moment that intervals are counted from. */
    void begin(long nanos) {
        startNanos = nanos;
    }

    /** Adds an episode to the interval in which it ended. */
    void record(int thread, EpisodeKind kind, long nanos, long endNanos) {
        Line line = new Line(thread, kind);
        long offset = Math.max(0, endNanos - 1 - startNanos);
        Current open = current.computeIfAbsent(line, absent -> new Current());
        if (offset / widthNanos != open.fromNanos / widthNanos) {
            finish(line, open);
            open.fromNanos = offset / widthNanos * widthNanos;
        } else if (open.count == MOST_DURATIONS) {
            finish(line, open);
        }
        open.add(Episodes.recordable(nanos));
    }

    private void finish(Line line, Current open) {
        if (open.count > 0) {
            keep(
                    new Key(open.fromNanos / widthNanos, line),
                    durations.encode(open.durations, open.count));
            open.count = 0;
        }
        shrink();
    }

    /** Keeps no more than so many bytes from now on. */
    void limit(long most) {
        maxBytes = most;
        shrink();
    }

    private void shrink() {
        while (bytes > maxBytes && finished.size() > 1 && canWiden()) {
            widen();
        }
    }

    private boolean canWiden() {
        return widthNanos < Episodes.HIGHEST_NANOS;
    }

    private void keep(Key key, byte[] encoded) {
        byte[] before = finished.get(key);
        byte[] joined = before == null ? encoded : join(before, encoded);
        finished.put(key, joined);
        bytes += joined.length + (before == null ? ENTRY_BYTES : -before.length);
    }

    private void widen() {
        Map<Key, byte[]> narrow = new HashMap<>(finished);
        finished.clear();
        bytes = 0;
        widthNanos *= 2;
        narrow.forEach((key, encoded) -> keep(new Key(key.index() / 2, key.line()), encoded));
    }

    /** Moves what was recorded for some threads to others. */
    void replaceThreads(Map<Integer, Integer> newIds) {
        for (Line line : List.copyOf(current.keySet())) {
            if (newIds.containsKey(line.thread())) {
                finish(line, current.remove(line));
            }
        }
        Map<Key, List<byte[]>> moved = new HashMap<>();
        for (Key key : List.copyOf(finished.keySet())) {
            Integer newId = newIds.get(key.line().thread());
            if (newId != null) {
                byte[] encoded = finished.remove(key);
                bytes -= encoded.length + ENTRY_BYTES;
                Key of = new Key(key.index(), new Line(newId, key.line().kind()));
                moved.computeIfAbsent(of, absent -> new ArrayList<>()).add(encoded);
            }
        }
        moved.forEach((key, parts) -> keep(key, durations.join(parts)));
    }

    /** Every interval that has something in it: by time, then thread, holds before waits. */
    List<IntervalHistogram> intervals() {
        Map<Key, byte[]> all = new HashMap<>(finished);
        current.forEach(
                (line, open) -> {
                    if (open.count > 0) {
                        Key key = new Key(open.fromNanos / widthNanos, line);
                        byte[] encoded = durations.encode(open.durations, open.count);
                        all.merge(key, encoded, this::join);
                    }
                });
        List<IntervalHistogram> sorted = new ArrayList<>();
        all.forEach((key, encoded) -> sorted.add(interval(key, encoded)));
        sorted.sort(
                Comparator.comparingLong(IntervalHistogram::fromNanos)
                        .thenComparing(IntervalHistogram::thread)
                        .thenComparing(IntervalHistogram::kind));
        return sorted;
    }

    private IntervalHistogram interval(Key key, byte[] encoded) {
        long from = key.index() * widthNanos;
        Line line = key.line();
        return new IntervalHistogram(line.thread(), line.kind(), from, from + widthNanos, encoded);
    }

    private byte[] join(byte[] first, byte[] second) {
        return durations.join(List.of(first, second));
    }
}
