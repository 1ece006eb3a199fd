package dev.gilspy.analysis;

import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.ThreadState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Threads that need the GIL for a moment at a time, behind one that computes: each time they pay
 * about a switch interval for it.
 *
 * @param holder the one that computes
 * @param waiters those behind it, most waiting first
 */
record Convoy(ThreadSummary holder, List<ThreadSummary> waiters) {
    Convoy {
        waiters = List.copyOf(waiters);
    }

    /** That of a situation, if it is what most of the waiting is. */
    static Optional<Convoy> of(Situation s) {
        Waits waits = s.evidence().waits();
        Map<Integer, Long> caused = waits.byHolder();
        return s.threads().stream()
                .filter(thread -> caused.containsKey(thread.thread().id()))
                .max(Comparator.comparingLong(thread -> caused.get(thread.thread().id())))
                .filter(thread -> isAlone(s, thread))
                .filter(
                        thread ->
                                caused.get(thread.thread().id())
                                        >= Thresholds.ALONE * waits.nanos())
                .map(thread -> new Convoy(thread, waitersBehind(s, thread)))
                .filter(convoy -> convoy.paysMost(s));
    }

    /** Whether nearly all holding is this thread's. */
    private static boolean isAlone(Situation s, ThreadSummary thread) {
        long all = s.threads().stream().mapToLong(Convoy::heldNanos).sum();
        return heldNanos(thread) >= Thresholds.ALONE * all;
    }

    private static List<ThreadSummary> waitersBehind(Situation s, ThreadSummary holder) {
        return s.threads().stream()
                .filter(thread -> thread != holder && pays(s, thread))
                .sorted(Comparator.comparingLong(Convoy::waitingNanos).reversed())
                .toList();
    }

    /** Whether it does next to nothing with the GIL, but waits about an interval each time. */
    private static boolean pays(Situation s, ThreadSummary thread) {
        return waitingNanos(thread) > 0
                && heldNanos(thread) <= Thresholds.CONVOY_HELD_OF_WAITING * waitingNanos(thread)
                && thread.waits().p50Nanos()
                        >= Thresholds.CONVOY_WAIT_INTERVALS * s.switchIntervalNanos();
    }

    private boolean paysMost(Situation s) {
        long all = s.threads().stream().mapToLong(Convoy::waitingNanos).sum();
        long theirs = waiters.stream().mapToLong(Convoy::waitingNanos).sum();
        return s.switchIntervalNanos() > 0 && theirs > 0 && theirs >= Thresholds.ALONE * all;
    }

    private static long heldNanos(ThreadSummary thread) {
        return thread.stateNanos().entrySet().stream()
                .filter(entry -> entry.getKey().holdsGil())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static long waitingNanos(ThreadSummary thread) {
        return thread.stateNanos().get(ThreadState.WAITING);
    }
}
