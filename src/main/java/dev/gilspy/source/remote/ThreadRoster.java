package dev.gilspy.source.remote;

import static java.util.stream.Collectors.toSet;

import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.StackReader;
import dev.gilspy.cpython.ThreadStates;
import dev.gilspy.cpython.ThreadStates.ThreadStateWords;
import dev.gilspy.cpython.ThreadStates.Walk;
import dev.gilspy.memory.RemoteReadException;
import dev.gilspy.os.ProcFile;
import dev.gilspy.source.OsThreads;
import dev.gilspy.source.ThreadNames;
import dev.gilspy.source.ThreadTimeline;
import dev.gilspy.source.remote.ObservedThread.Belongings;
import dev.gilspy.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The threads being observed, kept in step with the interpreter's list of thread states. Asking
 * allocates nothing; {@link #refresh} does, and is for when the list has changed.
 */
final class ThreadRoster {
    private final Target target;
    private final ThreadStates states;
    private final OsThreads osThreads;
    private final StackReader stacks;
    private final ObservationRing ring;
    private final ThreadNames names;
    private final LongSupplier intervalNanos;
    private final List<ObservedThread> threads = new ArrayList<>();
    private long head;
    private int nextId;

    /**
     * @param intervalNanos mean time between two samples as it is now, which is how well moments
     *     are known
     */
    ThreadRoster(
            Target target,
            CpythonProcess process,
            ObservationRing ring,
            ThreadNames names,
            LongSupplier intervalNanos) {
        this.intervalNanos = intervalNanos;
        this.target = target;
        this.states = new ThreadStates(process, process.interpreter());
        this.osThreads = new OsThreads(target, process);
        this.stacks = new StackReader(process);
        this.ring = ring;
        this.names = names;
    }

    int size() {
        return threads.size();
    }

    ObservedThread thread(int index) {
        return threads.get(index);
    }

    StackReader stacks() {
        return stacks;
    }

    /** Where the address of the newest thread state stands. */
    long headAddress() {
        return states.headAddress();
    }

    /** Whether the list begins as it did at the last {@link #refresh}. */
    boolean inStep(long newest) {
        return newest == head;
    }

    /** The thread with a thread state; null if there is none. */
    ObservedThread withTstate(long tstate) {
        for (int i = 0; i < threads.size(); i++) {
            if (threads.get(i).tstate() == tstate) {
                return threads.get(i);
            }
        }
        return null;
    }

    /** Whether a thread state belongs to another interpreter that shares the GIL. */
    boolean foreign(long tstate) {
        try {
            long interpreter = states.interpreterOf(tstate);
            return interpreter != 0 && interpreter != states.interpreter();
        } catch (RemoteReadException e) {
            return false;
        }
    }

    /**
     * Walks the interpreter's list: threads that are new join, those that are no longer there
     * leave. If the list changed meanwhile, nobody leaves, and it is to be walked again.
     */
    void refresh(long nowNanos, long busyNanos) {
        Walk walk = states.walk();
        List<ThreadStateWords> found = walk.threads();
        if (walk.whole()) {
            removeAllBut(found, nowNanos, busyNanos);
        }
        Set<Integer> tids = threads.stream().map(ObservedThread::tid).collect(toSet());
        Set<Long> known = threads.stream().map(ObservedThread::tstate).collect(toSet());
        for (int i = found.size() - 1; i >= 0; i--) {
            if (!known.contains(found.get(i).address())) {
                join(found.get(i), tids);
            }
        }
        head = walk.whole() && !found.isEmpty() ? found.get(0).address() : 0;
    }

    private void removeAllBut(List<ThreadStateWords> found, long nowNanos, long busyNanos) {
        Set<Long> there = found.stream().map(ThreadStateWords::address).collect(toSet());
        for (int i = threads.size() - 1; i >= 0; i--) {
            if (!there.contains(threads.get(i).tstate())) {
                remove(i, nowNanos, busyNanos);
            }
        }
    }

    /** A thread that is still called by the one that made it joins when it has its own TID. */
    private void join(ThreadStateWords words, Set<Integer> tids) {
        int tid = osThreads.tidOf(words);
        if (tid <= 0 || !tids.add(tid)) {
            return;
        }
        String folder = target.folder() + "/task/" + tid + "/";
        ProcFile schedstat = ProcFile.open(folder + "schedstat");
        if (!schedstat.isOpen()) {
            return;
        }
        int id = nextId++;
        Belongings belongings =
                new Belongings(
                        schedstat,
                        ProcFile.open(folder + "syscall"),
                        stacks.stackOf(words.address()),
                        new ThreadTimeline(id, ring, intervalNanos));
        threads.add(new ObservedThread(id, tid, words.pthread(), belongings));
        names.born(id, tid, words.pthread());
        ring.wakeReader(); // a thread that ends soon has a name only now
    }

    /** A thread has ended: what is known of it is handed on. */
    void remove(int index, long nowNanos, long busyNanos) {
        ObservedThread thread = threads.remove(index);
        thread.history().end(nowNanos, busyNanos);
        thread.close();
        osThreads.forget(thread.tid());
        Accounts.announce(thread, ring);
        head = 0;
    }
}
