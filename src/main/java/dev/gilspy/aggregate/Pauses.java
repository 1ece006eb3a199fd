package dev.gilspy.aggregate;

import dev.gilspy.model.PauseAccount;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who asked for stop-the-world pauses. */
final class Pauses {
    private final Map<Integer, PauseAccount> byThread = new HashMap<>();

    /** What a thread asked for until now; it replaces what was said before. */
    void put(PauseAccount account) {
        byThread.put(account.thread(), account);
    }

    void replaceThreads(Map<Integer, Integer> newIds) {
        newIds.forEach(
                (id, newId) -> {
                    PauseAccount moved = byThread.remove(id);
                    if (moved != null) {
                        byThread.merge(newId, of(newId, moved), Pauses::sum);
                    }
                });
    }

    private static PauseAccount of(int thread, PauseAccount account) {
        return new PauseAccount(thread, account.pauses(), account.pausedNanos());
    }

    private static PauseAccount sum(PauseAccount before, PauseAccount more) {
        return new PauseAccount(
                before.thread(),
                before.pauses() + more.pauses(),
                before.pausedNanos() + more.pausedNanos());
    }

    /** Longest first; those who have asked for none are left out. */
    List<PauseAccount> summaries() {
        return byThread.values().stream()
                .filter(account -> account.pauses() > 0 || account.pausedNanos() > 0)
                .sorted(
                        Comparator.comparingLong(PauseAccount::pausedNanos)
                                .reversed()
                                .thenComparing(PauseAccount::thread))
                .toList();
    }
}
