package dev.gilspy.source.kernel;

import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.ThreadStates;
import dev.gilspy.cpython.ThreadStates.ThreadStateWords;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.Observer;
import dev.gilspy.os.SystemException;
import dev.gilspy.source.ObservationSink;
import dev.gilspy.source.OsThreads;
import dev.gilspy.source.ThreadNames;
import dev.gilspy.target.Target;
import java.util.HashMap;
import java.util.Map;

/** The threads of one process: finds them, has the kernel observe them, and gives them tracks. */
final class KernelRoster {
    private static final int TARGET = 0;

    private final Target target;
    private final ThreadStates states;
    private final OsThreads osThreads;
    private final KernelPrograms programs;
    private final Tracks tracks;
    private final ObservedGil gil;
    private final ThreadNames names;
    private final ObservationSink sink;
    private final FirstLook firstLook;
    private final Clocks clocks;
    private final Map<Integer, Long> bornNanos = new HashMap<>();
    private final Map<ThreadTrack, Account> accounts = new HashMap<>();
    private int nextId;

    /** What a roster works with. */
    record Parts(
            Target target,
            CpythonProcess process,
            KernelPrograms programs,
            Tracks tracks,
            ObservedGil gil,
            ThreadNames names,
            ObservationSink sink,
            FirstLook firstLook) {}

    KernelRoster(Parts parts, Clocks clocks) {
        this.target = parts.target();
        this.states = new ThreadStates(parts.process(), parts.process().interpreter());
        this.osThreads = new OsThreads(target, parts.process());
        this.programs = parts.programs();
        this.tracks = parts.tracks();
        this.gil = parts.gil();
        this.names = parts.names();
        this.sink = parts.sink();
        this.firstLook = parts.firstLook();
        this.clocks = clocks;
    }

    /** The kernel has seen a thread being made; it is observed from then on, and has a clock. */
    void born(Event event) {
        bornNanos.put(event.tid(), event.nanos());
    }

    /** Whether threads were made that have no thread state yet. */
    boolean expectsThreads() {
        return !bornNanos.isEmpty();
    }

    /**
     * Walks the interpreter's list: threads that are new join.
     *
     * @return whether the list could be read to its end; it may change meanwhile
     */
    boolean refresh(long nowNanos) throws SystemException {
        ThreadStates.Walk walk = states.walk();
        for (ThreadStateWords words : walk.threads()) {
            if (tracks.withTstate(words.address()) == null) {
                join(words);
            }
        }
        bornNanos.values().removeIf(born -> nowNanos - born > 1_000_000_000L);
        return walk.whole();
    }

    /** A thread that is still called by the one that made it joins when it has its own TID. */
    private void join(ThreadStateWords words) throws SystemException {
        int tid = osThreads.tidOf(words);
        int eventTid = programs.namespaced() ? osThreads.localTid(tid) : tid;
        if (tid <= 0 || eventTid <= 0 || tracks.withTid(eventTid) != null) {
            return;
        }
        Long born = bornNanos.remove(eventTid);
        if (!observe(tid, eventTid, words.address(), born != null)) {
            return;
        }
        // Only now, for what the thread did before the kernel observed it is not known.
        long from = born == null ? System.nanoTime() : born;
        int id = nextId++;
        Emission emission = new Emission(id, sink, gil.holds(), from);
        ThreadTrack track = new ThreadTrack(id, tid, words.address(), emission, gil.watch());
        tracks.add(eventTid, track);
        accounts.put(track, Account.open(id, target.folder() + "/task/" + tid, from));
        names.born(id, tid, words.pthread(), 0);
        if (born == null) {
            firstLook.at(track, from);
        } else {
            track.foundRunning(false);
        }
    }

    /** False if the thread has gone meanwhile. */
    private boolean observe(int tid, int eventTid, long tstate, boolean hasClock)
            throws SystemException {
        if (!programs.namespaced()) {
            programs.maps().add(tid, TARGET);
        }
        programs.maps().tstate(eventTid, tstate);
        return hasClock || clocks.add(tid, eventTid);
    }

    /** A thread has ended: what is known of it is handed on. */
    void ended(Event event, Observer observer) {
        ThreadTrack track = tracks.withTid(event.tid());
        if (track == null) {
            return;
        }
        track.end(event.nanos());
        announce(track, event.nanos(), observer);
        accounts.remove(track).close();
        tracks.remove(event.tid());
        names.ended(track.id());
        osThreads.forget(track.tid());
    }

    /** Sends every thread's accounts. */
    void announceAll(long nowNanos, Observer observer) {
        for (ThreadTrack track : tracks.all()) {
            announce(track, nowNanos, observer);
        }
    }

    private void announce(ThreadTrack track, long nowNanos, Observer observer) {
        observer.account(accounts.get(track).read(nowNanos, track.queuedSinceNanos()));
        GilWait waits = track.waits();
        observer.gilAccount(
                new GilAccount(
                        track.id(),
                        track.forcedDrops(),
                        track.voluntaryDrops(),
                        waits.waitingForGilNanos(),
                        waits.waitingForCpuNanos()));
    }

    void close() {
        accounts.values().forEach(Account::close);
    }
}
