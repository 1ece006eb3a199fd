package dev.gilspy.aggregate;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Span;
import dev.gilspy.model.ThreadState;
import java.util.EnumMap;
import java.util.Map;

/**
 * Time by state, and the blocked time by kind: what one thread did in one interpreter. Most that
 * are made stay with one state, as those of an idle thread do: they have no array.
 */
final class StateTimes {
    private static final int STATES = ThreadState.values().length;
    private static final int PLACES = STATES + BlockedKind.values().length;

    /** By state, and the blocked time behind that by kind. Null while all is in one place. */
    private long[] nanos;

    private int onlyPlace;
    private long onlyNanos;

    private static int placeOf(ThreadState state, BlockedKind kind) {
        return state == ThreadState.BLOCKED ? STATES + kind.ordinal() : state.ordinal();
    }

    void add(Span span) {
        add(span.state(), span.kind(), span.nanos());
    }

    void add(ThreadState state, BlockedKind kind, long added) {
        add(placeOf(state, kind), added);
    }

    private void add(int place, long added) {
        if (nanos != null) {
            nanos[place] += added;
        } else if (onlyNanos == 0 || onlyPlace == place) {
            onlyPlace = place;
            onlyNanos += added;
        } else if (added != 0) {
            nanos = new long[PLACES];
            nanos[onlyPlace] = onlyNanos;
            nanos[place] = added;
        }
    }

    void addAll(StateTimes other) {
        addAll(other, 1);
    }

    /** Adds what another one has, so many times. */
    void addAll(StateTimes other, int times) {
        if (other.nanos == null) {
            add(other.onlyPlace, times * other.onlyNanos);
            return;
        }
        for (int place = 0; place < PLACES; place++) {
            if (other.nanos[place] != 0) {
                add(place, times * other.nanos[place]);
            }
        }
    }

    /** Adds what a thread did. */
    void addAll(ThreadSummary.Times other) {
        long ofNoKind = 0;
        for (Map.Entry<ThreadState, Long> in : other.stateNanos().entrySet()) {
            if (in.getKey() == ThreadState.BLOCKED) {
                ofNoKind = in.getValue();
            } else {
                add(in.getKey(), BlockedKind.NONE, in.getValue());
            }
        }
        for (Map.Entry<BlockedKind, Long> of : other.blockedNanos().entrySet()) {
            add(ThreadState.BLOCKED, of.getKey(), of.getValue());
            ofNoKind -= of.getValue();
        }
        add(ThreadState.BLOCKED, BlockedKind.NONE, ofNoKind);
    }

    /** Time in which the GIL was held. */
    long heldNanos() {
        long sum = 0;
        for (ThreadState state : ThreadState.values()) {
            sum += state.holdsGil() ? nanosIn(state) : 0;
        }
        return sum;
    }

    long nanosIn(ThreadState state) {
        return state == ThreadState.BLOCKED
                ? sum(STATES, PLACES)
                : sum(state.ordinal(), state.ordinal() + 1);
    }

    private long nanosIn(BlockedKind kind) {
        int place = placeOf(ThreadState.BLOCKED, kind);
        return sum(place, place + 1);
    }

    /** Of places from one to before another one. */
    private long sum(int from, int to) {
        if (nanos == null) {
            return from <= onlyPlace && onlyPlace < to ? onlyNanos : 0;
        }
        long sum = 0;
        for (int place = from; place < to; place++) {
            sum += nanos[place];
        }
        return sum;
    }

    /** Time in all states. */
    long nanos() {
        return sum(0, PLACES);
    }

    /** Time in which it was not blocked. */
    long busyNanos() {
        return nanos() - nanosIn(ThreadState.BLOCKED);
    }

    ThreadSummary.Times summary() {
        Map<ThreadState, Long> states = new EnumMap<>(ThreadState.class);
        for (ThreadState state : ThreadState.values()) {
            states.put(state, nanosIn(state));
        }
        Map<BlockedKind, Long> kinds = new EnumMap<>(BlockedKind.class);
        for (BlockedKind kind : BlockedKind.values()) {
            if (kind != BlockedKind.NONE) {
                kinds.put(kind, nanosIn(kind));
            }
        }
        return new ThreadSummary.Times(states, kinds);
    }
}
