package dev.gilspy.aggregate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Time added up by key, in bounded memory: when there are too many keys, the lightest half loses
 * its stack, so that many keys fall together into few. The total never changes.
 */
final class Cells<K extends Cells.Key<K>> {
    /**
     * About 100 bytes each, and in a summary the frames of a stack besides. What weighs least of so
     * many is far below what any report shows.
     */
    static final int MAX_CELLS = 20_000;

    private int maxCells;
    private final Map<K, Weight> cells = new HashMap<>();
    private int dropAbove;

    /** What time is added up by. */
    interface Key<K> {
        /** The same key without a stack. */
        K withoutStack();

        /** The same key with thread ids replaced; ids not in the map stay. */
        K withThreads(Map<Integer, Integer> newIds);
    }

    /** How often something was seen, and for how long. */
    static final class Weight {
        private long samples;
        private long nanos;

        long samples() {
            return samples;
        }

        long nanos() {
            return nanos;
        }
    }

    Cells() {
        this(MAX_CELLS);
    }

    Cells(int maxCells) {
        this.maxCells = maxCells;
        this.dropAbove = maxCells;
    }

    void add(K key, long samples, long nanos) {
        Weight weight = cells.computeIfAbsent(key, absent -> new Weight());
        weight.samples += samples;
        weight.nanos += nanos;
        if (cells.size() > dropAbove) {
            shrink();
        }
    }

    /** Keeps no more than so many from now on. */
    void limit(int most) {
        maxCells = most;
        dropAbove = most;
        if (cells.size() > most) {
            shrink();
        }
    }

    private void shrink() {
        dropLightestStacks();
        // Keys without a stack may be many by themselves: then not at each of them again.
        dropAbove = Math.max(maxCells, cells.size() + maxCells / 10);
    }

    void replaceThreads(Map<Integer, Integer> newIds) {
        rekey(List.copyOf(cells.keySet()), key -> key.withThreads(newIds));
    }

    private void dropLightestStacks() {
        List<K> lightestFirst = new ArrayList<>(cells.keySet());
        lightestFirst.sort(Comparator.comparingLong(key -> cells.get(key).nanos));
        int tooMany = Math.max(maxCells / 2, cells.size() - maxCells);
        rekey(lightestFirst.subList(0, tooMany), Key::withoutStack);
    }

    private void rekey(List<K> keys, UnaryOperator<K> change) {
        for (K key : keys) {
            K changed = change.apply(key);
            if (!changed.equals(key)) {
                Weight moved = cells.remove(key);
                Weight target = cells.computeIfAbsent(changed, absent -> new Weight());
                target.samples += moved.samples;
                target.nanos += moved.nanos;
            }
        }
    }

    /** Every key and its weight, in no order. Not to be kept: it changes as more is added. */
    Map<K, Weight> all() {
        return cells;
    }
}
