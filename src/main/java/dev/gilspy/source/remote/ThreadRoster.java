package dev.gilspy.source.remote;

import static java.util.stream.Collectors.toSet;

import dev.gilspy.cpython.ThreadStacks;
import dev.gilspy.cpython.ThreadStates.ThreadStateWords;
import dev.gilspy.cpython.ThreadStates.Walk;
import dev.gilspy.os.ProcFile;
import dev.gilspy.source.OsThreads;
import dev.gilspy.source.PythonRuntime;
import dev.gilspy.source.ThreadNames;
import dev.gilspy.source.ThreadTimeline;
import dev.gilspy.source.remote.ObservedThread.Belongings;
import dev.gilspy.target.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The threads being observed, kept in step with the interpreters' lists of thread states: those
 * that several of them have for one OS thread are its seats. Asking allocates nothing; {@link
 * #refresh} does, and is for when a list has changed.
 */
final class ThreadRoster {
    private final Target target;
    private final SampledInterpreters interpreters;
    private final OsThreads osThreads;
    private final ThreadStacks stacks;
    private final SeatFinder finder;
    private final ObservationRing ring;
    private final ThreadNames names;
    private final LongSupplier intervalNanos;
    private final boolean waitersPoll;
    private final List<ObservedThread> threads = new ArrayList<>();
    private int nextId;

    /**
     * @param intervalNanos mean time between two samples as it is now, which is how well moments
     *     are known
     */
    ThreadRoster(
            Target target,
            PythonRuntime runtime,
            ObservationRing ring,
            ThreadNames names,
            LongSupplier intervalNanos) {
        this.intervalNanos = intervalNanos;
        this.waitersPoll = runtime.waitersPoll();
        this.target = target;
        this.interpreters = new SampledInterpreters(runtime, ring);
        this.osThreads = new OsThreads(target, runtime.memory());
        this.stacks = runtime.stacks();
        this.finder = new SeatFinder(runtime, stacks);
        this.ring = ring;
        this.names = names;
    }

    int size() {
        return threads.size();
    }

    ObservedThread thread(int index) {
        return threads.get(index);
    }

    ThreadStacks stacks() {
        return stacks;
    }

    SampledInterpreters interpreters() {
        return interpreters;
    }

    /** The thread with a thread state; null if there is none. */
    ObservedThread withTstate(long tstate) {
        for (int i = 0; i < threads.size(); i++) {
            if (threads.get(i).seats().of(tstate) != null) {
                return threads.get(i);
            }
        }
        return null;
    }

    /**
     * Walks the lists: threads that are new join, those that are no longer there leave. Of an
     * interpreter whose list changed meanwhile nobody leaves, and it is to be walked again.
     */
    void refresh(long nowNanos, long busyNanos) {
        interpreters.refresh();
        Found found = new Found(known());
        for (int i = interpreters.size() - 1; i >= 0; i--) {
            found.walk(interpreters.interpreter(i));
        }
        update(found, nowNanos, busyNanos);
        Map<Integer, List<Seat>> fresh = new LinkedHashMap<>(found.seats);
        fresh.keySet().removeAll(threads.stream().map(ObservedThread::tid).collect(toSet()));
        fresh.forEach((tid, seats) -> join(tid, found.pthreads.get(tid), seats));
    }

    private Map<Long, Seat> known() {
        Map<Long, Seat> known = new HashMap<>();
        threads.forEach(t -> t.seats().all().forEach(seat -> known.put(seat.tstate(), seat)));
        return known;
    }

    /** What the walks of one refresh have found, by TID. */
    private final class Found {
        final Map<Integer, List<Seat>> seats = new LinkedHashMap<>();
        final Map<Integer, Long> pthreads = new HashMap<>();
        private final Map<Long, Seat> known;
        boolean whole = true;

        Found(Map<Long, Seat> known) {
            this.known = known;
        }

        /** Oldest first: one whose thread has not begun may still name the one that made it. */
        void walk(SampledInterpreter interpreter) {
            Walk walk = interpreter.walk();
            whole &= walk.whole();
            for (int i = walk.threads().size() - 1; i >= 0; i--) {
                add(interpreter, walk.threads().get(i));
            }
        }

        private void add(SampledInterpreter interpreter, ThreadStateWords words) {
            int tid = osThreads.tidOf(words);
            if (tid <= 0) {
                return;
            }
            List<Seat> all = seats.computeIfAbsent(tid, any -> new ArrayList<>(1));
            if (finder.mayTake(all, interpreter)) {
                all.add(seat(interpreter, words.address()));
                pthreads.putIfAbsent(tid, words.pthread());
            }
        }

        private Seat seat(SampledInterpreter interpreter, long tstate) {
            Seat seat = known.get(tstate);
            boolean same = seat != null && seat.interpreter() == interpreter;
            return same ? seat : new Seat(interpreter, stacks.stackOf(tstate));
        }
    }

    private void update(Found found, long nowNanos, long busyNanos) {
        for (int i = threads.size() - 1; i >= 0; i--) {
            ObservedThread thread = threads.get(i);
            List<Seat> seats = found.seats.getOrDefault(thread.tid(), List.of());
            if (!found.whole) {
                seats = finder.both(thread.seats().all(), seats);
            }
            if (seats.isEmpty()) {
                remove(i, nowNanos, busyNanos);
            } else {
                reseat(thread, seats);
            }
        }
    }

    private void reseat(ObservedThread thread, List<Seat> seats) {
        thread.seats().replace(seats);
        if (!seats.contains(thread.seats().current())) {
            thread.sit(finder.likeliest(seats));
        }
    }

    private void join(int tid, long pthread, List<Seat> seats) {
        String folder = target.folder() + "/task/" + tid + "/";
        ProcFile schedstat = ProcFile.open(folder + "schedstat");
        if (!schedstat.isOpen()) {
            return;
        }
        int id = nextId++;
        Seats all = new Seats(finder.likeliest(seats));
        all.replace(seats);
        int interpreter = all.current().interpreter().id();
        Belongings belongings =
                new Belongings(
                        schedstat,
                        ProcFile.open(folder + "syscall"),
                        all,
                        new ThreadTimeline(
                                id,
                                ring,
                                intervalNanos,
                                interpreter,
                                moved -> names.moved(id, moved)),
                        waitersPoll);
        threads.add(new ObservedThread(id, tid, pthread, belongings));
        names.born(id, tid, pthread, interpreter);
        ring.wakeReader(); // a thread that ends soon has a name only now
    }

    /** A thread has ended: what is known of it is handed on. */
    void remove(int index, long nowNanos, long busyNanos) {
        ObservedThread thread = threads.remove(index);
        thread.history().end(nowNanos, busyNanos);
        thread.close();
        osThreads.forget(thread.tid());
        Accounts.announce(thread, ring);
        names.ended(thread.id());
        thread.seats().all().forEach(seat -> seat.interpreter().outOfStep());
    }

    /** Lets go of all threads without a word, where there is nobody left to hear it. */
    void close() {
        threads.forEach(ObservedThread::close);
        threads.clear();
    }
}
