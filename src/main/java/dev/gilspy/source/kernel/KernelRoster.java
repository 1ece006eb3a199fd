package dev.gilspy.source.kernel;

import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.Observer;
import dev.gilspy.os.SystemException;
import dev.gilspy.source.ObservationSink;
import dev.gilspy.source.OsThreads;
import dev.gilspy.source.ThreadNames;
import dev.gilspy.target.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The threads of one process: finds them, has the kernel observe them, and gives them tracks. */
final class KernelRoster {
    private final Target target;
    private final int slot;
    private final Census census;
    private final InterpreterRoster interpreters;
    private final OsThreads osThreads;
    private final KernelPrograms programs;
    private final Tracks tracks;
    private final ObservedGils gils;
    private final ThreadNames names;
    private final ObservationSink sink;
    private final FirstLook firstLook;
    private final Clocks clocks;
    private final Map<Integer, Long> bornNanos = new HashMap<>();
    private final Map<ThreadTrack, Resident> residents = new HashMap<>();
    private int nextId;

    /**
     * What a roster works with.
     *
     * @param slot of the process
     */
    record Parts(
            Target target,
            int slot,
            CpythonProcess process,
            KernelPrograms programs,
            Tracks tracks,
            ObservedGils gils,
            InterpreterRoster interpreters,
            ThreadNames names,
            ObservationSink sink,
            FirstLook firstLook) {}

    /**
     * What belongs to a thread that is followed.
     *
     * @param home address of the thread state by which the kernel knows it
     */
    private record Resident(Account account, long home) {}

    KernelRoster(Parts parts, Clocks clocks) {
        this.target = parts.target();
        this.slot = parts.slot();
        this.census = new Census(parts.process());
        this.interpreters = parts.interpreters();
        this.osThreads = new OsThreads(target, parts.process());
        this.programs = parts.programs();
        this.tracks = parts.tracks();
        this.gils = parts.gils();
        this.names = parts.names();
        this.sink = parts.sink();
        this.firstLook = parts.firstLook();
        this.clocks = clocks;
    }

    /** The kernel has seen a thread being made; it is observed from then on, and has a clock. */
    void born(Event event) {
        bornNanos.put(event.tid(), event.nanos());
    }

    /** Whether there are threads without a thread state yet, or interpreters not walked yet. */
    boolean expectsMore() {
        return !bornNanos.isEmpty() || census.isOutdated();
    }

    /**
     * Walks the process's lists: interpreters and threads that are new join.
     *
     * @param between run after each thread: with many of them this takes a while
     * @return whether the lists could be read to their end; they may change meanwhile
     */
    boolean refresh(long nowNanos, Runnable between) throws SystemException {
        Census.Walk walk = census.walk();
        if (walk.wholeInterpreters()) {
            interpreters.update(walk.interpreters(), nowNanos);
        }
        for (List<Seat> seats : walk.threads()) {
            ThreadTrack known = tracks.withPthread(seats.get(0).pthread());
            if (known == null || !isHome(known, seats)) {
                meet(seats, walk.whole());
                between.run();
            }
        }
        bornNanos.values().removeIf(born -> nowNanos - born > 1_000_000_000L);
        return walk.whole();
    }

    private boolean isHome(ThreadTrack track, List<Seat> seats) {
        long home = residents.get(track).home();
        return seats.stream().anyMatch(seat -> seat.tstate() == home);
    }

    /** A thread that is still called by the one that made it joins when it has its own TID. */
    private void meet(List<Seat> seats, boolean all) throws SystemException {
        int tid = osThreads.tidOf(seats.get(0).words());
        int eventTid = programs.namespaced() ? osThreads.localTid(tid) : tid;
        if (tid <= 0 || eventTid <= 0 || slotOf(seats.get(0)) < 0) {
            return;
        }
        ThreadTrack track = tracks.withTid(eventTid);
        if (track == null) {
            join(tid, eventTid, seats);
        } else if (all && track.pthread() == seats.get(0).pthread()) {
            setHome(track, eventTid, seats.get(0)); // it has given up the one that it had
        }
    }

    private int slotOf(Seat seat) {
        return gils.slotOf(seat.interpreter().gil());
    }

    private void join(int tid, int eventTid, List<Seat> seats) throws SystemException {
        Long born = bornNanos.remove(eventTid);
        Seat seat = firstLook.likeliest(seats);
        if (slotOf(seat) < 0 || !observe(tid, eventTid, seat, seats.get(0), born != null)) {
            return;
        }
        // Only now, for what the thread did before the kernel observed it is not known.
        long from = born == null ? System.nanoTime() : born;
        int id = nextId++;
        int interpreter = seat.interpreter().id();
        Emission emission = new Emission(id, sink, from);
        Place place = new Place(id, tid, gils, emission, names::moved, slotOf(seat), interpreter);
        ThreadTrack track = new ThreadTrack(id, tid, seat.pthread(), emission, place);
        tracks.add(eventTid, track);
        Account account = Account.open(id, target.folder() + "/task/" + tid, from);
        residents.put(track, new Resident(account, seats.get(0).tstate()));
        names.born(id, tid, seat.pthread(), interpreter);
        if (born == null) {
            firstLook.at(track, seat, from);
        } else {
            track.foundRunning(false);
        }
    }

    /** False if the thread has gone meanwhile. */
    private boolean observe(int tid, int eventTid, Seat seat, Seat home, boolean hasClock)
            throws SystemException {
        if (!programs.namespaced()) {
            programs.maps().add(tid, slot, slotOf(seat));
        }
        programs.maps().self(eventTid, slot, home, slotOf(home));
        return hasClock || clocks.add(tid, eventTid);
    }

    private void setHome(ThreadTrack track, int eventTid, Seat home) throws SystemException {
        Account account = residents.get(track).account();
        residents.put(track, new Resident(account, home.tstate()));
        programs.maps().self(eventTid, slot, home, slotOf(home));
    }

    /** A thread has ended: what is known of it is handed on. */
    void ended(Event event, Observer observer) {
        ThreadTrack track = tracks.withTid(event.tid());
        if (track == null) {
            return;
        }
        track.end(event.nanos());
        announce(track, event.nanos(), observer);
        residents.remove(track).account().close();
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
        Account account = residents.get(track).account();
        observer.account(account.read(nowNanos, track.queuedSinceNanos()));
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
        residents.values().forEach(resident -> resident.account().close());
    }
}
