package dev.gilspy.aggregate;

import dev.gilspy.model.ThreadInfo;
import java.util.HashMap;
import java.util.Map;

/** The threads of a process that may still do something, in bounded memory. Not thread-safe. */
final class LiveThreads {
    private final Map<Integer, LiveThread> byId = new HashMap<>();
    private int forgetAt = Threads.MAX_THREADS;

    /**
     * Takes note of a thread.
     *
     * @return whether others were forgotten, to make room
     */
    boolean announce(ThreadInfo info, long nowNanos) {
        LiveThread known = byId.get(info.id());
        if (known == null) {
            byId.put(info.id(), new LiveThread(info, nowNanos));
            return forgetEnded(nowNanos);
        }
        known.announce(info);
        return false;
    }

    boolean has(int id) {
        return byId.containsKey(id);
    }

    /** An announced thread; one without a name if it has been forgotten. */
    LiveThread get(int id) {
        LiveThread known = byId.get(id);
        return known == null ? new LiveThread(new ThreadInfo(id, 0, "", 0), 0) : known;
    }

    private boolean forgetEnded(long nowNanos) {
        if (byId.size() <= forgetAt) {
            return false;
        }
        long ended = nowNanos - Threads.ENDED_AFTER_NANOS;
        boolean forgot = byId.values().removeIf(thread -> thread.lastNanos() < ended);
        forgetAt = Math.max(Threads.MAX_THREADS, byId.size() + Threads.MAX_THREADS / 10);
        return forgot;
    }
}
