package dev.gilspy.cli;

import dev.gilspy.model.FleetObserver;
import dev.gilspy.os.Scheduling;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Observatory;
import dev.gilspy.source.Observatory.Observation;
import dev.gilspy.target.Member;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Attaches to processes and has them observed, on a thread of its own: each takes some tens of
 * milliseconds, in which others start. What came of it is handed over to the driver's thread.
 */
final class Attaching implements AutoCloseable {
    /** One that maps a thousand files takes that long; its thread ends with gilspy. */
    private static final long LONGEST_ATTACH_SECONDS = 2;

    static final long NOT_BEGUN = Long.MAX_VALUE;

    private final FleetAccess access;
    private final Observatory observatory;
    private final FleetObserver observers;
    private final List<WatchedObserver> opened = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    work -> {
                        Thread made = new Thread(work, "gilspy-attach");
                        made.setDaemon(true);
                        return made;
                    });
    private FleetProgress ended = FleetProgress.NONE;
    private long beginNanos = NOT_BEGUN;

    /** What came of one attempt: an observation, or a failure. */
    record Outcome(Candidate candidate, Observation observation, RuntimeException failure) {}

    Attaching(FleetAccess access, Observatory observatory, FleetObserver observers) {
        this.access = access;
        this.observatory = observatory;
        this.observers = observers;
    }

    void begin(Candidate candidate) {
        Member member = candidate.member();
        thread.execute(
                () -> {
                    if (!thread.isShutdown()) {
                        outcomes.add(attempt(candidate, member));
                    }
                });
    }

    private Outcome attempt(Candidate candidate, Member member) {
        try {
            // On a saturated machine it would take seconds.
            Attachment attachment = Scheduling.atBestNice(() -> access.attach(member));
            return new Outcome(candidate, observe(attachment), null);
        } catch (RuntimeException e) {
            return new Outcome(candidate, null, e);
        }
    }

    /** Has a process observed that is attached to already. */
    Observation observe(Attachment attachment) {
        WatchedObserver observer = new WatchedObserver(observers.open());
        Observation observation = observatory.observe(attachment, observer);
        opened.add(observer);
        return observation;
    }

    /** When the first of them began to be observed, CLOCK_MONOTONIC; {@link #NOT_BEGUN}. */
    long beginNanos() {
        if (beginNanos == NOT_BEGUN) {
            beginNanos =
                    opened.stream()
                            .filter(WatchedObserver::begun)
                            .mapToLong(WatchedObserver::beginNanos)
                            .min()
                            .orElse(NOT_BEGUN);
        }
        return beginNanos;
    }

    /** What has come of all of them; lets go of those that have ended. */
    FleetProgress progress() {
        List<WatchedObserver> over = opened.stream().filter(WatchedObserver::ended).toList();
        ended = ended.and(over);
        opened.removeAll(over);
        return ended.and(opened);
    }

    /** The next outcome; null if there is none within that time. */
    Outcome poll(long millis) {
        try {
            return outcomes.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Attaches to no more; waits for what is going on, which an interrupt might break. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(LONGEST_ATTACH_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
