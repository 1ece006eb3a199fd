package dev.gilspy.source.kernel;

import dev.gilspy.model.Ending;
import dev.gilspy.os.MonotonicClock;
import dev.gilspy.os.SystemException;
import dev.gilspy.source.Settings;
import dev.gilspy.source.UsageBudget;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Fetches the kernel's events fifty times a second and gives each to the session of its process.
 * All on one thread, which holds nothing up when it is late: the buffer keeps what it has not
 * fetched. What goes wrong with one process ends its session and no other.
 */
final class KernelLoop implements AutoCloseable {
    private static final long POLL_NANOS = 20_000_000L;

    /** So long those that are observed already go without, where many arrive at once. */
    private static final long MOST_STARTING_NANOS = 100_000_000L;

    private final KernelPrograms programs;
    private final Slots slots = new Slots();
    private final Pace pace;
    private final UsageBudget usage = new UsageBudget(System.nanoTime());
    private final Queue<KernelSession> arrivals = new ConcurrentLinkedQueue<>();
    private final KernelSession[] bySlot = new KernelSession[Slots.COUNT];
    private final MonotonicClock clock = new MonotonicClock();
    private long fetchedNanos;
    private boolean looksForStrangers;

    /** Something to be done with a session. */
    @FunctionalInterface
    private interface Deed {
        void run() throws SystemException;
    }

    KernelLoop(KernelPrograms programs, Settings settings) {
        this.programs = programs;
        this.pace = new Pace(settings);
    }

    /**
     * Has a process observed from the next turn on. For any thread, which reads what is to be known
     * of the process before.
     *
     * @return false if there are as many as can be
     */
    boolean add(KernelObservation observation) {
        int slot = slots.take(System.nanoTime());
        if (slot == Slots.NONE) {
            return false;
        }
        try {
            arrivals.add(new KernelSession(observation, programs, slot, pace, usage));
            return true;
        } catch (RuntimeException e) {
            slots.giveBack(slot, System.nanoTime());
            throw e;
        }
    }

    /** Whether nothing is observed, or is to be. */
    boolean idle() {
        return arrivals.isEmpty() && sessions().findAny().isEmpty();
    }

    private Stream<KernelSession> sessions() {
        return Arrays.stream(bySlot).filter(Objects::nonNull);
    }

    /** Begins what has been added, sleeps until it is time, and has all sessions keep up. */
    void turn() {
        long began = System.nanoTime();
        while (!arrivals.isEmpty() && System.nanoTime() - began < MOST_STARTING_NANOS) {
            start(arrivals.remove());
        }
        clock.sleepUntil(Math.min(System.nanoTime() + POLL_NANOS, deadlineNanos()));
        long now = System.nanoTime();
        fetch();
        sessions().toList().forEach(session -> step(session, now));
        if (pace.adapt(now)) {
            sessions().toList().forEach(one -> guard(one, () -> one.adapt(now)));
        }
    }

    private long deadlineNanos() {
        return sessions().mapToLong(KernelSession::deadlineNanos).min().orElse(Long.MAX_VALUE);
    }

    /** A PID that is observed already has been given to another process or program. */
    private void start(KernelSession session) {
        sessions()
                .filter(one -> one.pid() == session.pid())
                .toList()
                .forEach(before -> finish(before, before.gone()));
        guard(
                session,
                () -> {
                    vacate(session.slot());
                    bySlot[session.slot()] = session;
                    lookForStrangers();
                    session.start(this::fetchIfDue);
                });
    }

    /** What the process that had the slot before has left must not be taken for this one's. */
    private void vacate(int slot) throws SystemException {
        programs.maps().forget(slot);
        fetch();
    }

    private void step(KernelSession session, long now) {
        guard(
                session,
                () -> {
                    lookForStrangers();
                    Optional<Ending> ending = session.keepUp(now, this::fetchIfDue);
                    ending.ifPresent(how -> finish(session, how));
                });
    }

    /**
     * Where threads are recognised when they run, and as long as there is a process without one.
     */
    private void lookForStrangers() throws SystemException {
        boolean needed = programs.namespaced() && sessions().anyMatch(one -> !one.isMet());
        if (needed != looksForStrangers) {
            looksForStrangers = needed;
            programs.maps().lookForStrangers(needed);
        }
    }

    private void finish(KernelSession session, Ending ending) {
        fetch();
        guard(session, () -> session.finish(ending));
        drop(session);
    }

    /** What fails, or whose observer throws, is over: nothing more is asked of it. */
    private void guard(KernelSession session, Deed deed) {
        KernelObservation observation = session.observation();
        try {
            if (!observation.failed()) {
                deed.run();
            }
        } catch (SystemException e) {
            observation.fail(KernelAccess.failure(observation.attachment(), e));
        } catch (RuntimeException | Error e) {
            observation.fail(e);
        }
        if (observation.failed()) {
            drop(session);
        }
    }

    private void fetchIfDue() {
        if (System.nanoTime() - fetchedNanos > POLL_NANOS) {
            fetch();
        }
    }

    private void fetch() {
        fetchedNanos = System.nanoTime();
        programs.ring().drain((bytes, at, length) -> hand(bytes, at));
    }

    /** One that fails may be at work right now: it is dropped when it is done. */
    private void hand(ByteBuffer bytes, int at) {
        KernelSession session = bySlot[EventReader.slotOf(bytes, at)];
        if (session == null || session.observation().failed()) {
            return; // it is over
        }
        try {
            session.read(bytes, at);
        } catch (RuntimeException | Error e) {
            session.observation().fail(e);
        }
    }

    private void drop(KernelSession session) {
        if (session.observation().over()) {
            return;
        }
        bySlot[session.slot()] = null;
        session.close();
        try {
            programs.maps().forget(session.slot());
        } catch (SystemException e) {
            session.observation().fail(KernelAccess.failure(session.observation().attachment(), e));
        }
        slots.giveBack(session.slot(), System.nanoTime());
        session.observation().isOver();
    }

    /** Lets go of all that is observed still, as is only so if this thread failed. */
    @Override
    public void close() {
        sessions().toList().forEach(this::abandon);
        for (KernelSession one = arrivals.poll(); one != null; one = arrivals.poll()) {
            abandon(one);
        }
    }

    private void abandon(KernelSession session) {
        session.observation().fail(new IllegalStateException("The polling thread has ended."));
        drop(session);
    }
}
