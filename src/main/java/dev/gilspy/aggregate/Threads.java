package dev.gilspy.aggregate;

import dev.gilspy.model.ThreadInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ledgers of a process's threads. A process that starts a hundred threads a second has hundreds
 * of thousands in an hour, so those that ended long ago share one line per interpreter once there
 * are too many. Live threads always keep theirs: they are heard of every second.
 */
final class Threads {
    /** Lines kept before ended threads are folded; far more than anybody reads. */
    static final int MAX_THREADS = 2_000;

    /** So many times that are kept if none of them has ended; memory allows no more. */
    private static final int MOST_ALIVE = 10;

    /**
     * A thread not heard of for so long has ended: the spans of a live one are about 1 s at most.
     */
    static final long ENDED_AFTER_NANOS = 10_000_000_000L;

    private final Map<Integer, ThreadLedger> byId = new LinkedHashMap<>();
    private final IntervalLog intervals;
    private final SliceLog slices;
    private long newestNanos;
    private int maxThreads = MAX_THREADS;
    private int nextFoldAt = MAX_THREADS;
    private int folded;

    /**
     * @param slices null if nobody asks for it
     */
    Threads(IntervalLog intervals, SliceLog slices) {
        this.intervals = intervals;
        this.slices = slices;
    }

    void announce(ThreadInfo info) {
        ThreadLedger known = byId.get(info.id());
        if (known == null) {
            byId.put(info.id(), new ThreadLedger(info, intervals, slices, newestNanos));
        } else {
            known.announce(info);
        }
    }

    /** The ledger of a thread; of the ended ones' shared line if it has been folded. */
    ThreadLedger get(int id) {
        ThreadLedger known = byId.get(id);
        return known == null ? rest(0) : known;
    }

    /** Whether a thread has a line of its own. */
    boolean has(int id) {
        return byId.containsKey(id);
    }

    void sawUntil(long nanos) {
        newestNanos = Math.max(newestNanos, nanos);
    }

    Collection<ThreadLedger> all() {
        return byId.values();
    }

    /** How many threads have no line of their own. */
    int folded() {
        return folded;
    }

    /**
     * Folds the ended threads if there are too many lines.
     *
     * @return the new id of each thread that was folded; empty almost always
     */
    Map<Integer, Integer> foldEnded() {
        Map<Integer, Integer> moved = new HashMap<>();
        if (byId.size() < nextFoldAt) {
            return moved;
        }
        for (ThreadLedger ledger : ended()) {
            ThreadLedger rest = rest(ledger.home());
            rest.addAll(ledger);
            byId.remove(ledger.info().id());
            moved.put(ledger.info().id(), rest.info().id());
        }
        folded += moved.size();
        nextFoldAt = Math.max(maxThreads, byId.size() + maxThreads / 10);
        return moved;
    }

    /** Folds them when there are more than so many from now on. */
    void limit(int most) {
        maxThreads = most;
        nextFoldAt = Math.max(most, Math.min(nextFoldAt, byId.size()));
    }

    /** And those that came first, where there are more than can be kept. */
    private List<ThreadLedger> ended() {
        int tooMany = byId.size() - MOST_ALIVE * maxThreads;
        List<ThreadLedger> ended = new ArrayList<>();
        for (ThreadLedger ledger : byId.values()) {
            boolean rest = ledger.info().id() <= ThreadSummary.FIRST_REST;
            boolean over = newestNanos - ledger.heardOfNanos() > ENDED_AFTER_NANOS;
            if (!rest && (over || ended.size() < tooMany)) {
                ended.add(ledger);
            }
        }
        return ended;
    }

    private ThreadLedger rest(int interpreter) {
        int id = ThreadSummary.FIRST_REST - interpreter;
        return byId.computeIfAbsent(
                id,
                absent ->
                        new ThreadLedger(
                                new ThreadInfo(id, 0, "ended threads", interpreter),
                                intervals,
                                slices,
                                Long.MAX_VALUE));
    }
}
