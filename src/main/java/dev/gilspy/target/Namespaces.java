package dev.gilspy.target;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Translates between the TIDs that /proc shows us and those that the target itself sees, which
 * differ if it lives in a PID namespace of its own (a container seen from outside). Without such a
 * namespace nothing is read. Not thread-safe: it remembers what it has read.
 */
public final class Namespaces {
    private static final int NONE = -1;

    /** Threads are listed for at most one part of so many of the time. */
    private static final int MOST_SHARE = 4;

    /** In a row, before that begins to count. */
    private static final int MOST_MISSES = 8;

    private final Target target;
    private final boolean nested;
    private final Map<Integer, Integer> localByHost = new HashMap<>();
    private final Map<Integer, Integer> hostByLocal = new HashMap<>();
    private int misses;
    private long nextListNanos;

    private Namespaces(Target target, boolean nested) {
        this.target = target;
        this.nested = nested;
    }

    public static Namespaces of(Target target) {
        boolean nested =
                ProcStatus.read(target.folder())
                        .map(status -> status.numbers("NSpid").length > 1)
                        .orElse(false);
        return new Namespaces(target, nested);
    }

    /** Whether the target has a PID namespace of its own. */
    public boolean nested() {
        return nested;
    }

    /** The TID by which the target itself knows a thread; -1 if that thread has ended. */
    public int localTid(int hostTid) {
        if (!nested) {
            return hostTid;
        }
        return Optional.ofNullable(localByHost.get(hostTid)).orElseGet(() -> learn(hostTid));
    }

    /** The TID by which /proc shows a thread that the target calls so; -1 if there is none. */
    public int hostTid(int localTid) {
        if (!nested) {
            return localTid;
        }
        if (!hostByLocal.containsKey(localTid)) {
            list();
            misses = hostByLocal.containsKey(localTid) ? 0 : misses + 1;
        }
        return hostByLocal.getOrDefault(localTid, NONE);
    }

    /** Whether the target has a thread that it calls so. */
    public boolean hasThread(int localTid) {
        int hostTid = hostTid(localTid);
        return hostTid > 0 && Files.exists(target.folder().resolve("task/" + hostTid));
    }

    /** Any number of ids that no thread has must not make all threads be listed as often. */
    private void list() {
        long began = System.nanoTime();
        if (misses < MOST_MISSES || began - nextListNanos >= 0) {
            target.tasks().forEach(task -> localTid(task.tid()));
            nextListNanos = began + MOST_SHARE * (System.nanoTime() - began);
        }
    }

    /** Forgets a thread that has ended, since its TIDs may be given to another one. */
    public void forget(int hostTid) {
        Integer local = localByHost.remove(hostTid);
        if (local != null) {
            hostByLocal.remove(local, hostTid);
        }
    }

    /** Reads e.g. {@code NSpid: 6986 12}: outermost namespace first, the thread's own last. */
    private int learn(int hostTid) {
        int[] tids =
                ProcStatus.read(target.folder().resolve("task/" + hostTid))
                        .map(status -> status.numbers("NSpid"))
                        .orElse(new int[0]);
        if (tids.length == 0) {
            return NONE;
        }
        int local = tids[tids.length - 1];
        localByHost.put(hostTid, local);
        hostByLocal.put(local, hostTid);
        return local;
    }
}
