package dev.gilspy.aggregate;

import dev.gilspy.aggregate.LockSummary.Queue;
import dev.gilspy.model.LockAccount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who queued for which lock, in bounded memory: where there are too many, the half that cost least
 * is forgotten.
 */
final class Locks {
    /** About 100 bytes each; far more than anybody reads. */
    static final int MAX_QUEUES = 20_000;

    private final int maxQueues;
    private final Map<Key, LockAccount> accounts = new HashMap<>();

    private record Key(long lock, int thread) {}

    Locks() {
        this(MAX_QUEUES);
    }

    Locks(int maxQueues) {
        this.maxQueues = maxQueues;
    }

    /** What a thread queued for a lock until now; it replaces what was said before. */
    void put(LockAccount account) {
        accounts.put(new Key(account.lock(), account.thread()), account);
        if (accounts.size() > maxQueues) {
            List<Key> leastFirst = new ArrayList<>(accounts.keySet());
            leastFirst.sort(Comparator.comparingLong(key -> accounts.get(key).queuedNanos()));
            leastFirst.subList(0, maxQueues / 2).forEach(accounts::remove);
        }
    }

    void replaceThreads(Map<Integer, Integer> newIds) {
        for (Key key : List.copyOf(accounts.keySet())) {
            Integer newId = newIds.get(key.thread());
            if (newId != null) {
                LockAccount moved = accounts.remove(key);
                accounts.merge(
                        new Key(key.lock(), newId),
                        new LockAccount(key.lock(), moved.of(), newId, moved.queuedNanos()),
                        Locks::sum);
            }
        }
    }

    private static LockAccount sum(LockAccount before, LockAccount more) {
        return new LockAccount(
                before.lock(),
                more.of(),
                before.thread(),
                before.queuedNanos() + more.queuedNanos());
    }

    /** Most queueing first; locks that nobody has queued for are left out. */
    List<LockSummary> summaries() {
        Map<Long, List<LockAccount>> byLock = new HashMap<>();
        for (LockAccount account : accounts.values()) {
            if (account.queuedNanos() > 0) {
                byLock.computeIfAbsent(account.lock(), absent -> new ArrayList<>()).add(account);
            }
        }
        return byLock.values().stream()
                .map(Locks::summary)
                .sorted(
                        Comparator.comparingLong(LockSummary::queuedNanos)
                                .reversed()
                                .thenComparing(LockSummary::lock))
                .toList();
    }

    private static LockSummary summary(List<LockAccount> ofOne) {
        List<Queue> queues =
                ofOne.stream()
                        .map(account -> new Queue(account.thread(), account.queuedNanos()))
                        .sorted(
                                Comparator.comparingLong(Queue::nanos)
                                        .reversed()
                                        .thenComparing(Queue::thread))
                        .toList();
        // Its memory may have been used for one thing after the other: any of the names will do.
        String of = ofOne.stream().map(LockAccount::of).max(Comparator.naturalOrder()).orElse("");
        return new LockSummary(ofOne.get(0).lock(), of, queues);
    }
}
