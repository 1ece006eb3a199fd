package dev.gilspy.aggregate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * Things that happened at some time, in bounded memory: when there are too many, those of one key
 * and one stretch of time fall together into one, and the stretches double as often as it takes.
 */
final class Thinned<T> {
    private static final long FIRST_STRETCH_NANOS = 1_000_000;
    private static final long LONGEST_STRETCH_NANOS = Long.MAX_VALUE / 4;

    private int most;
    private final ToLongFunction<T> nanosOf;
    private final Function<T, Object> keyOf;
    private final BinaryOperator<T> merge;
    private List<T> all = new ArrayList<>();
    private long stretchNanos;

    private record Key(Object key, long stretch) {}

    /**
     * @param most how many to keep; there must be far fewer keys
     * @param nanosOf when it happened
     * @param keyOf what only things of one kind have in common
     * @param merge makes one of an older and a newer thing of one key
     */
    Thinned(
            int most,
            ToLongFunction<T> nanosOf,
            Function<T, Object> keyOf,
            BinaryOperator<T> merge) {
        this.most = most;
        this.nanosOf = nanosOf;
        this.keyOf = keyOf;
        this.merge = merge;
    }

    /** Keeps no more than so many from now on. */
    void limit(int newMost) {
        most = newMost;
        if (all.size() > most) {
            thinOut();
        }
    }

    void add(T thing) {
        all.add(thing);
        if (all.size() > most) {
            thinOut();
        }
    }

    private void thinOut() {
        mergeWithinStretches();
        while (all.size() > most / 2 && stretchNanos < LONGEST_STRETCH_NANOS) {
            stretchNanos = Math.max(FIRST_STRETCH_NANOS, 2 * stretchNanos);
            mergeWithinStretches();
        }
    }

    private void mergeWithinStretches() {
        if (stretchNanos > 0) {
            Map<Key, T> merged = new LinkedHashMap<>();
            for (T thing : all) {
                long stretch = nanosOf.applyAsLong(thing) / stretchNanos;
                merged.merge(new Key(keyOf.apply(thing), stretch), thing, merge);
            }
            all = new ArrayList<>(merged.values());
        }
    }

    /** Changes each. */
    void replaceAll(UnaryOperator<T> change) {
        all.replaceAll(change);
    }

    /** How long the stretches are in which things have fallen together; 0 if all are kept. */
    long stretchNanos() {
        return stretchNanos;
    }

    /** All, thinned out equally; in the order in which they came. */
    List<T> all() {
        mergeWithinStretches();
        return List.copyOf(all);
    }
}
