package dev.gilspy.source;

import dev.gilspy.cpython.ThreadingNames;
import dev.gilspy.memory.RemoteReadException;
import dev.gilspy.model.Observer;
import dev.gilspy.model.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Announces threads as they are born, and again when threading's name for them has been found.
 * Looks for names on the passing-on thread, off the sampling path, with a memory of its own. {@link
 * #born} may be called from the sampling thread.
 */
public final class ThreadNames {
    private static final long LOOK_NANOS = 100_000_000L;
    private static final int MOST_LOOKS = 50;

    private static final String MAIN_THREAD = "MainThread";

    private final int pid;
    private final ThreadingNames names;
    private final Announcer announcer;
    private final List<Nameless> nameless = new ArrayList<>();
    private long lookedNanos;

    /**
     * @param pid of the target, which is also the TID of its main thread
     */
    public ThreadNames(int pid, ThreadingNames names, Announcer announcer) {
        this.pid = pid;
        this.names = names;
        this.announcer = announcer;
    }

    /** Announces a thread and remembers that it has no name yet. */
    public void born(int id, int tid, long pthread) {
        ThreadInfo thread = new ThreadInfo(id, tid, "", 0);
        announcer.call(
                observer -> {
                    observer.thread(thread);
                    nameless.add(new Nameless(thread, pthread, 0));
                });
    }

    /** Passing-on thread: looks for names, at most about ten times a second, if any are missing. */
    public void announceFound(Observer observer, long nowNanos) {
        boolean fresh = nameless.stream().anyMatch(one -> one.looks() == 0);
        if (nameless.isEmpty() || !fresh && nowNanos - lookedNanos < LOOK_NANOS) {
            return;
        }
        lookedNanos = nowNanos;
        announceFound(observer);
    }

    private void announceFound(Observer observer) {
        Map<Long, String> found = found();
        List<Nameless> still = new ArrayList<>();
        for (Nameless one : nameless) {
            String name = nameOf(one, found);
            if (name != null) {
                ThreadInfo thread = one.thread();
                observer.thread(
                        new ThreadInfo(thread.id(), thread.tid(), name, thread.interpreter()));
            } else if (one.looks() < MOST_LOOKS) {
                still.add(new Nameless(one.thread(), one.pthread(), one.looks() + 1));
            }
        }
        nameless.clear();
        nameless.addAll(still);
    }

    /** The main thread has its name also in a process that has not imported threading. */
    private String nameOf(Nameless one, Map<Long, String> found) {
        boolean main = found.isEmpty() && one.thread().tid() == pid;
        return main ? MAIN_THREAD : found.get(one.pthread());
    }

    private Map<Long, String> found() {
        try {
            return names.byIdent();
        } catch (RemoteReadException e) {
            return Map.of(); // the dict changed under the reader; another look will come
        }
    }

    private record Nameless(ThreadInfo thread, long pthread, int looks) {}
}
