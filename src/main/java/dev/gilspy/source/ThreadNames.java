package dev.gilspy.source;

import dev.gilspy.memory.RemoteReadException;
import dev.gilspy.model.Observer;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.target.Namespaces;
import dev.gilspy.target.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Announces threads as they are born, and again when a name for them has been found: threading's,
 * or as long as that knows none, the kernel's. Looks for names on the passing-on thread, off the
 * sampling path, with a memory of its own. {@link #born} may be called from the sampling thread.
 */
public final class ThreadNames {
    private static final long LOOK_NANOS = 100_000_000L;
    private static final int MOST_LOOKS = 50;

    private static final String MAIN_THREAD = "MainThread";

    private final Target target;
    private final Supplier<Map<Long, String>> names;
    private final Namespaces namespaces;
    private final Announcer announcer;
    private final Map<Integer, ThreadInfo> announced = new HashMap<>();
    private final List<Nameless> nameless = new ArrayList<>();
    private final Set<Integer> ended = new HashSet<>();
    private long lookedNanos;

    /**
     * @param names those that the interpreter has, by pthread_t
     */
    public ThreadNames(Target target, Supplier<Map<Long, String>> names, Announcer announcer) {
        this.target = target;
        this.namespaces = Namespaces.of(target);
        this.names = names;
        this.announcer = announcer;
    }

    /**
     * Announces a thread and remembers that it has no name yet.
     *
     * @param interpreter id of the one that it is in
     */
    public void born(int id, int tid, long pthread, int interpreter) {
        announcer.call(
                observer -> {
                    announce(new ThreadInfo(id, tid, "", interpreter), observer);
                    nameless.add(new Nameless(id, pthread, 0));
                });
    }

    /** Announces that a thread goes on in another interpreter. */
    public void moved(int id, int interpreter) {
        announcer.call(
                observer -> {
                    announce(announced.get(id).in(interpreter), observer);
                });
    }

    private void announce(ThreadInfo thread, Observer observer) {
        int localTid = namespaces.localTid(thread.tid());
        ThreadInfo whole = localTid > 0 ? thread.calledInside(localTid) : thread;
        announced.put(thread.id(), whole);
        observer.thread(whole);
    }

    /** A thread has ended; its name is looked for once more, and then it is forgotten. */
    public void ended(int id) {
        announcer.call(observer -> ended.add(id));
    }

    /** Passing-on thread: looks for names, at most about ten times a second, if any are missing. */
    public void announceFound(Observer observer, long nowNanos) {
        boolean fresh = nameless.stream().anyMatch(one -> one.looks() == 0);
        if (!nameless.isEmpty() && (fresh || nowNanos - lookedNanos >= LOOK_NANOS)) {
            lookedNanos = nowNanos;
            announceFound(observer);
        }
        ended.forEach(this::forget);
        ended.clear();
    }

    private void forget(int id) {
        ThreadInfo thread = announced.remove(id);
        if (thread != null) {
            namespaces.forget(thread.tid());
        }
    }

    private void announceFound(Observer observer) {
        Map<Long, String> found = found();
        List<Nameless> still = new ArrayList<>();
        for (Nameless one : nameless) {
            ThreadInfo thread = announced.get(one.thread());
            String name = thread == null ? null : nameOf(thread, one.pthread(), found);
            if (name != null) {
                rename(thread, name, observer);
            } else if (thread != null && one.looks() < MOST_LOOKS) {
                rename(thread, target.threadName(thread.tid()), observer);
                still.add(new Nameless(one.thread(), one.pthread(), one.looks() + 1));
            }
        }
        nameless.clear();
        nameless.addAll(still);
    }

    private void rename(ThreadInfo thread, String name, Observer observer) {
        if (!name.isEmpty() && !name.equals(thread.name())) {
            announce(thread.named(name), observer);
        }
    }

    /** The main thread has its name also in a process that has not imported threading. */
    private String nameOf(ThreadInfo thread, long pthread, Map<Long, String> found) {
        boolean main = found.isEmpty() && thread.tid() == target.pid();
        return main ? MAIN_THREAD : found.get(pthread);
    }

    private Map<Long, String> found() {
        try {
            return names.get();
        } catch (RemoteReadException e) {
            return Map.of(); // the dict changed under the reader; another look will come
        }
    }

    private record Nameless(int thread, long pthread, int looks) {}
}
