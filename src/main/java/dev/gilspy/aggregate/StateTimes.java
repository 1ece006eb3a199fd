package dev.gilspy.aggregate;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Span;
import dev.gilspy.model.ThreadState;
import java.util.EnumMap;
import java.util.Map;

/** Time by state, and the blocked time by kind: what one thread did in one interpreter. */
final class StateTimes {
    private final long[] stateNanos = new long[ThreadState.values().length];
    private final long[] blockedNanos = new long[BlockedKind.values().length];

    void add(Span span) {
        add(span.state(), span.kind(), span.nanos());
    }

    void add(ThreadState state, BlockedKind kind, long nanos) {
        stateNanos[state.ordinal()] += nanos;
        if (state == ThreadState.BLOCKED) {
            blockedNanos[kind.ordinal()] += nanos;
        }
    }

    void addAll(StateTimes other) {
        addAll(other, 1);
    }

    /** Adds what another one has, so many times. */
    void addAll(StateTimes other, int times) {
        for (int i = 0; i < stateNanos.length; i++) {
            stateNanos[i] += times * other.stateNanos[i];
        }
        for (int i = 0; i < blockedNanos.length; i++) {
            blockedNanos[i] += times * other.blockedNanos[i];
        }
    }

    /** Adds what a thread did. */
    void addAll(ThreadSummary.Times other) {
        other.stateNanos().forEach((state, nanos) -> stateNanos[state.ordinal()] += nanos);
        other.blockedNanos().forEach((kind, nanos) -> blockedNanos[kind.ordinal()] += nanos);
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
        return stateNanos[state.ordinal()];
    }

    /** Time in all states. */
    long nanos() {
        long sum = 0;
        for (long nanos : stateNanos) {
            sum += nanos;
        }
        return sum;
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
                kinds.put(kind, blockedNanos[kind.ordinal()]);
            }
        }
        return new ThreadSummary.Times(states, kinds);
    }
}
