package dev.gilspy.aggregate;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.ThreadAccount;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * One thread, added up.
 *
 * @param thread with the interpreter that it was busy in longest; the last one if in none
 * @param observedNanos the sum over {@code stateNanos}; shares are of this
 * @param stateNanos time in each state; every state is present
 * @param blockedNanos the blocked time by kind; every kind but NONE is present
 * @param times the same by the id of the interpreter that it was in
 * @param holds durations of its holds of the GIL
 * @param waits durations of its waits for the GIL
 * @param account the kernel's own account, for reconciling; null if there is none
 * @param gilAccount how it let go of the GIL and what its waits consisted of; null if not known
 */
public record ThreadSummary(
        ThreadInfo thread,
        long samples,
        long observedNanos,
        Map<ThreadState, Long> stateNanos,
        Map<BlockedKind, Long> blockedNanos,
        Map<Integer, Times> times,
        Quantiles holds,
        Quantiles waits,
        ThreadAccount account,
        GilAccount gilAccount) {

    /**
     * Ids of the lines that ended threads share once there are too many: this one for interpreter
     * 0, one less for each further interpreter. Their TID is 0.
     */
    public static final int FIRST_REST = -3;

    public ThreadSummary {
        stateNanos = Map.copyOf(stateNanos);
        blockedNanos = Map.copyOf(blockedNanos);
        times = Map.copyOf(times);
    }

    /** A thread that was in one interpreter all the time. */
    public ThreadSummary(
            ThreadInfo thread,
            long samples,
            long observedNanos,
            Map<ThreadState, Long> stateNanos,
            Map<BlockedKind, Long> blockedNanos,
            Quantiles holds,
            Quantiles waits,
            ThreadAccount account,
            GilAccount gilAccount) {
        this(
                thread,
                samples,
                observedNanos,
                stateNanos,
                blockedNanos,
                Map.of(thread.interpreter(), new Times(stateNanos, blockedNanos)),
                holds,
                waits,
                account,
                gilAccount);
    }

    /**
     * Time of one thread in one interpreter.
     *
     * @param stateNanos by state; every state is present
     * @param blockedNanos the blocked time by kind; every kind but NONE is present
     */
    public record Times(Map<ThreadState, Long> stateNanos, Map<BlockedKind, Long> blockedNanos) {
        public Times {
            stateNanos = Map.copyOf(stateNanos);
            blockedNanos = Map.copyOf(blockedNanos);
        }
    }

    /** The same thread with the time only that it spent in some interpreters. */
    public ThreadSummary in(Set<Integer> interpreters) {
        if (interpreters.containsAll(times.keySet())) {
            return this;
        }
        Map<ThreadState, Long> states = new EnumMap<>(ThreadState.class);
        Map<BlockedKind, Long> kinds = new EnumMap<>(BlockedKind.class);
        stateNanos.keySet().forEach(state -> states.put(state, 0L));
        blockedNanos.keySet().forEach(kind -> kinds.put(kind, 0L));
        Map<Integer, Times> kept = new HashMap<>(times);
        kept.keySet().retainAll(interpreters);
        for (Times in : kept.values()) {
            in.stateNanos.forEach((state, nanos) -> states.merge(state, nanos, Long::sum));
            in.blockedNanos.forEach((kind, nanos) -> kinds.merge(kind, nanos, Long::sum));
        }
        long observed = states.values().stream().mapToLong(Long::longValue).sum();
        return new ThreadSummary(
                thread, samples, observed, states, kinds, kept, holds, waits, account, gilAccount);
    }

    /** Share of the observed time in a state, 0 to 1; 0 when the thread was not observed. */
    public double share(ThreadState state) {
        return observedNanos == 0 ? 0 : (double) stateNanos.get(state) / observedNanos;
    }

    /** Observed time in which it was not blocked. */
    public long busyNanos() {
        return observedNanos - stateNanos.get(ThreadState.BLOCKED);
    }

    /** Share of the observed time in which the thread held the GIL, 0 to 1. */
    public double heldShare() {
        return share(ThreadState.RUNNING)
                + share(ThreadState.HELD_BLOCKED)
                + share(ThreadState.HELD_STARVED);
    }
}
