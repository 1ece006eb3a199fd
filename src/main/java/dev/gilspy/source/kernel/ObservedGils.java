package dev.gilspy.source.kernel;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.gilspy.cpython.Interpreter;
import dev.gilspy.model.GilTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The GILs of a process, each in a slot by whose index the events name it. They come and go with
 * their interpreters; where there are more than there are slots, the newest are not observed.
 */
final class ObservedGils {
    /** As many as {@code struct target} of native/kernel-source.bpf.c has room for. */
    static final int MOST = 16;

    /** By then all events that name a GIL which has gone have come. */
    private static final long REUSE_NANOS = 1_000_000_000L;

    private final ObservedGil[] bySlot = new ObservedGil[MOST];
    private final long[] goneNanos = new long[MOST];

    /** The GIL in a slot; null if there has not been one. */
    ObservedGil at(int slot) {
        return slot >= 0 && slot < MOST ? bySlot[slot] : null;
    }

    /** The slot of the GIL at an address; below 0 if it is not observed. */
    int slotOf(long address) {
        for (int slot = 0; slot < MOST; slot++) {
            if (bySlot[slot] != null && goneNanos[slot] == 0 && bySlot[slot].address() == address) {
                return slot;
            }
        }
        return -1;
    }

    /**
     * These are the interpreters now.
     *
     * @return whether a GIL has come or gone
     */
    boolean update(List<Interpreter> interpreters, long nowNanos) {
        Map<Long, Set<Integer>> takers =
                interpreters.stream()
                        .collect(
                                groupingBy(
                                        Interpreter::gil,
                                        TreeMap::new,
                                        mapping(Interpreter::id, toSet())));
        boolean changed = false;
        for (int slot = 0; slot < MOST; slot++) {
            changed |= goesWithout(takers, slot, nowNanos);
        }
        for (Interpreter one : byAge(interpreters)) {
            changed |= slotOf(one.gil()) < 0 && join(one, nowNanos);
        }
        takers.forEach(this::takenBy);
        return changed;
    }

    private static List<Interpreter> byAge(List<Interpreter> interpreters) {
        List<Interpreter> oldestFirst = new ArrayList<>(interpreters);
        oldestFirst.sort((one, other) -> Integer.compare(one.id(), other.id()));
        return oldestFirst;
    }

    /** One whose owner has gone is another one, though it may stand where that one stood. */
    private boolean goesWithout(Map<Long, Set<Integer>> takers, int slot, long nowNanos) {
        ObservedGil gil = bySlot[slot];
        boolean goes =
                gil != null
                        && goneNanos[slot] == 0
                        && !takers.getOrDefault(gil.address(), Set.of()).contains(gil.owner());
        if (goes) {
            goneNanos[slot] = nowNanos;
        }
        return goes;
    }

    private boolean join(Interpreter first, long nowNanos) {
        for (int slot = 0; slot < MOST; slot++) {
            if (bySlot[slot] == null || isFree(slot, nowNanos)) {
                bySlot[slot] = new ObservedGil(first.gil(), first.id());
                bySlot[slot].begin(nowNanos);
                goneNanos[slot] = 0;
                return true;
            }
        }
        return false;
    }

    private boolean isFree(int slot, long nowNanos) {
        return goneNanos[slot] != 0 && nowNanos - goneNanos[slot] > REUSE_NANOS;
    }

    private void takenBy(long address, Set<Integer> ids) {
        int slot = slotOf(address);
        if (slot >= 0) {
            bySlot[slot].takenBy(ids);
        }
    }

    /** What is observed begins for those that are there. */
    void begin(long nanos) {
        for (ObservedGil gil : bySlot) {
            if (gil != null) {
                gil.begin(nanos);
            }
        }
    }

    /** Where the GILs are, by slot; 0 where there is none, or none any more. */
    long[] addresses() {
        long[] addresses = new long[MOST];
        for (int slot = 0; slot < MOST; slot++) {
            boolean there = bySlot[slot] != null && goneNanos[slot] == 0;
            addresses[slot] = there ? bySlot[slot].address() : 0;
        }
        return addresses;
    }

    /** What was counted on each up to a moment, also on those that have gone lately. */
    List<GilTally> tallies(long nanos) {
        List<GilTally> tallies = new ArrayList<>();
        for (int slot = 0; slot < MOST; slot++) {
            if (bySlot[slot] != null) {
                bySlot[slot].observedUntil(goneNanos[slot] == 0 ? nanos : goneNanos[slot]);
                tallies.add(bySlot[slot].tally());
            }
        }
        return tallies;
    }
}
