package dev.gilspy.source.remote;

import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ThreadInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the pauses in which the world is stopped, by the thread that asked, as the samples see
 * them: one that is shorter than the time between two samples is seen as often as that is.
 * Allocates for a thread that has not asked before.
 */
final class PauseCounts {
    /** A target that starts threads for days must not fill the memory: later ones share one. */
    static final int MOST_THREADS = 2_000;

    private final Map<Integer, Count> byThread = new HashMap<>();
    private Count current;
    private long lastNanos;

    /**
     * @param requester the thread's id, {@link ThreadInfo#UNKNOWN}, or {@link ThreadInfo#NOBODY} if
     *     the world is not stopped
     */
    void sample(int requester, long atNanos) {
        if (current != null) {
            current.nanos += (atNanos - lastNanos) / 2;
        }
        if (requester == ThreadInfo.NOBODY) {
            current = null;
        } else if (current == null || current.thread != counted(requester)) {
            current = byThread.computeIfAbsent(counted(requester), Count::new);
            current.pauses++;
        }
        if (current != null && lastNanos != 0) {
            current.nanos += (atNanos - lastNanos) / 2;
        }
        lastNanos = atNanos;
    }

    /** The thread whose count it is. */
    private int counted(int thread) {
        boolean room = byThread.size() < MOST_THREADS || byThread.containsKey(thread);
        return room ? thread : ThreadInfo.UNKNOWN;
    }

    /** What each thread has asked for. Allocates. */
    List<PauseAccount> accounts() {
        List<PauseAccount> accounts = new ArrayList<>();
        byThread.values()
                .forEach(one -> accounts.add(new PauseAccount(one.thread, one.pauses, one.nanos)));
        return accounts;
    }

    private static final class Count {
        private final int thread;
        private long pauses;
        private long nanos;

        Count(int thread) {
            this.thread = thread;
        }
    }
}
