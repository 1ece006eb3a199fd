package dev.gilspy.cli;

import dev.gilspy.cli.Attaching.Outcome;
import dev.gilspy.error.GilspyException;
import dev.gilspy.model.Ending;
import dev.gilspy.model.FleetObserver;
import dev.gilspy.os.Scheduling;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Observatory;
import dev.gilspy.source.Observatory.Observation;
import dev.gilspy.source.StopSignal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Observes several processes for a while: finds them, also those that start meanwhile, attaches to
 * them and hands them to an {@link Observatory}. One that cannot be observed is told of, and does
 * not end it.
 */
final class FleetRun {
    /** How many there may be at once: each takes memory, and its part of the sampler's time. */
    static final int MOST = 256;

    private static final String FULL =
            "there is room for %d processes at once: those that come now are left out."
                    .formatted(MOST);

    private static final String LEFT_OUT =
            "%d processes are left out: there is room for %d at once.";

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(30);
    private static final long NEWS_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long TICK_MILLIS = 10;
    private static final int MOST_TOLD = 50;

    private final Fleet fleet;
    private final Candidates candidates;
    private final Observatory observatory;
    private final Attaching attaching;
    private final FleetNews news;
    private final long durationNanos;
    private final Set<String> told = new HashSet<>();
    private final FleetAccess access;
    private RuntimeException firstFailure;
    private RuntimeException firstRefusal;
    private int leftOut;
    private long lookedNanos;
    private long toldNanos;

    /**
     * @param fleet which processes
     * @param observers gets the streams
     * @param durationNanos from the first process's first moment on; 0 = until all have ended
     */
    FleetRun(
            Fleet fleet,
            FleetAccess access,
            Observatory observatory,
            FleetObserver observers,
            FleetNews news,
            long durationNanos) {
        this.fleet = fleet;
        this.access = access;
        this.candidates = new Candidates(fleet.presenceOfRoots());
        this.observatory = observatory;
        this.attaching = new Attaching(access, observatory, observers);
        this.news = news;
        this.durationNanos = durationNanos;
    }

    /**
     * Observes first what was attached to before, and returns when it has begun.
     *
     * @throws GilspyException if it cannot be observed
     */
    void observe(Attachment attachment) {
        Observation observation = attaching.observe(attachment);
        candidates.expect(attachment.target().pid(), observation);
        while (!begun() && !observation.over()) {
            attaching.poll(TICK_MILLIS);
        }
        observation.failure().ifPresent(this::remember);
    }

    /**
     * Observes until the time is over, all have ended, or a stop is requested.
     *
     * @throws GilspyException if not one of them could be observed: why not the first
     */
    void run(StopSignal stop) {
        Optional<Ending.Reason> end = Optional.empty();
        try (attaching) {
            while (end.isEmpty()) {
                long now = System.nanoTime();
                if (now - lookedNanos >= (candidates.fresh() ? SOON_NANOS : LOOK_NANOS)) {
                    lookedNanos = now;
                    look(now);
                }
                take(attaching.poll(TICK_MILLIS));
                tellNews(now);
                end = ending(stop, now);
            }
        } finally {
            observatory.end(end.orElse(Ending.Reason.SIGNAL));
        }
        tellRefusals();
        if (!begun()) {
            throw failure();
        }
        if (leftOut > 0) {
            tell(LEFT_OUT.formatted(leftOut, MOST));
        }
    }

    private void look(long now) {
        candidates.see(Scheduling.atBestNice(fleet::look), now);
        for (Candidate candidate : candidates.ready(access::looksLikePython, now)) {
            if (candidates.busy() < MOST) {
                candidate.attaching(now);
                attaching.begin(candidate);
            } else {
                leaveOut(candidate);
            }
        }
        tellRefusals();
    }

    private void tellRefusals() {
        fleet.absent().forEach(this::refused);
        candidates.all().forEach(candidate -> candidate.refusal().ifPresent(this::remember));
        candidates.refused().forEach(candidate -> refused(candidate.refusal().orElseThrow()));
    }

    private void leaveOut(Candidate candidate) {
        candidate.leaveOut();
        leftOut++;
        tell(FULL);
    }

    private void take(Outcome outcome) {
        if (outcome == null) {
            return;
        }
        if (outcome.failure() == null) {
            outcome.candidate().observed(outcome.observation());
            outcome.observation().details().forEach(news::detail);
            outcome.observation().warnings().forEach(this::tell);
        } else {
            remember(outcome.failure());
            outcome.candidate().failed(outcome.failure(), System.nanoTime());
        }
    }

    private void remember(RuntimeException failure) {
        firstFailure = firstFailure == null ? failure : firstFailure;
    }

    private void refused(RuntimeException why) {
        firstRefusal = firstRefusal == null ? why : firstRefusal;
        if (begun()) {
            tell(
                    why instanceof GilspyException
                            ? "not observed: " + why.getMessage()
                            : "not observed, which is a bug in gilspy: " + why);
        }
    }

    private void tell(String sentence) {
        if (told.size() < MOST_TOLD && told.add(sentence)) {
            news.warn(sentence);
        }
    }

    private void tellNews(long now) {
        if (toldNanos == 0 && begun()) {
            toldNanos = now;
            news.begun();
        } else if (toldNanos != 0 && now - toldNanos >= NEWS_NANOS) {
            toldNanos = now;
            news.goesOn(attaching.progress());
        }
    }

    private Optional<Ending.Reason> ending(StopSignal stop, long now) {
        if (stop.requested()) {
            return stop.reason();
        }
        if (durationNanos > 0 && begun() && now - attaching.beginNanos() >= durationNanos) {
            return Optional.of(Ending.Reason.DURATION);
        }
        boolean goesOn = candidates.pending() || begun() && candidates.rootsRun();
        return goesOn ? Optional.empty() : Optional.of(Ending.Reason.EXIT);
    }

    private boolean begun() {
        return attaching.beginNanos() != Attaching.NOT_BEGUN;
    }

    private RuntimeException failure() {
        if (firstRefusal != null) {
            return firstRefusal;
        }
        return firstFailure == null ? fleet.nothing() : firstFailure;
    }
}
