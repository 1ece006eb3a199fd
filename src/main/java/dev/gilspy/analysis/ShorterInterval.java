package dev.gilspy.analysis;

import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.BlockDurations;
import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.aggregate.Summary.InterpreterSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a shorter switch interval would gain: threads that need the GIL for a moment wait behind
 * those that keep it until they are made to drop it, and that is after an interval. What they wait
 * for behind others, and until they run when they have been woken, stays as long as it is.
 */
final class ShorterInterval {
    /** By how much it is made shorter: from the usual 5 ms to 0.5 ms. */
    static final int TIMES = 10;

    /** A hold that is this part of an interval or less has no need of it. */
    private static final double BRIEF = 0.2;

    /**
     * A thread whose holds are mostly this part of an interval or more drops when it is made to.
     */
    private static final double LONG = 0.8;

    /** Waiting behind such threads that is worth a change: this part of it. */
    private static final double WORTH = 0.25;

    /** Time in which the GIL is handed on where it was not measured: a wake-up. */
    private static final double USUAL_GAP_NANOS = 50_000;

    private final Situation situation;
    private final long intervalNanos;
    private final Set<Integer> hurried;
    private final Set<Integer> holdingLong;

    private ShorterInterval(Situation situation) {
        this.situation = situation;
        this.intervalNanos = situation.process().info().switchIntervalNanos();
        this.hurried = ids(this::isHurried);
        this.holdingLong = ids(this::holdsLong);
    }

    /** Null where no thread waits for the interval, or there is none. */
    static ShorterInterval of(Situation situation) {
        ShorterInterval shorter = new ShorterInterval(situation);
        boolean useful =
                situation.gilEnabled()
                        && shorter.intervalNanos > 0
                        && shorter.behindLong() >= WORTH;
        return useful ? shorter : null;
    }

    private Set<Integer> ids(Predicate<ThreadSummary> which) {
        return situation.threads().stream()
                .filter(thread -> thread.holds().count() > 0)
                .filter(which)
                .map(thread -> thread.thread().id())
                .collect(Collectors.toSet());
    }

    private boolean isHurried(ThreadSummary thread) {
        return thread.holds().p50Nanos() <= BRIEF * intervalNanos
                && thread.share(ThreadState.WAITING) >= Thresholds.CONTENDER;
    }

    private boolean holdsLong(ThreadSummary thread) {
        return thread.holds().p50Nanos() >= LONG * intervalNanos;
    }

    /** The part of the hurried threads' waiting that is behind threads which hold long. */
    private double behindLong() {
        double all = blamed(blame -> hurried.contains(blame.waiter()));
        double behind =
                blamed(
                        blame ->
                                hurried.contains(blame.waiter())
                                        && holdingLong.contains(blame.holder()));
        return all == 0 ? 0 : behind / all;
    }

    private double blamed(Predicate<Blame> which) {
        return situation.process().blame().stream().filter(which).mapToLong(Blame::nanos).sum();
    }

    long newIntervalNanos() {
        return intervalNanos / TIMES;
    }

    /** How many times as short the waits of the hurried threads would be. */
    Estimate estimate(Bootstrap bootstrap) {
        BlockDurations waits =
                bootstrap.durations(EpisodeKind.WAIT, thread -> hurried.contains(thread.id()));
        int[] all = bootstrap.all();
        double restNanos = (1 - behindLong()) * waits.sum(all) / waits.count(all);
        return bootstrap
                .ofPicks(picks -> shorter(waits.sum(picks), restNanos * waits.count(picks)))
                .atLeast(1);
    }

    private static double shorter(double waitedNanos, double restNanos) {
        double rest = Math.min(waitedNanos, restNanos);
        return waitedNanos == 0 ? Double.NaN : waitedNanos / (rest + (waitedNanos - rest) / TIMES);
    }

    /**
     * Share of the time that more switches would take, 0 to 1. Threads that hold the GIL as long as
     * they may take turns so many times as often; behind a single one there are as many waits as
     * before.
     */
    double price() {
        double more = holdingLong.size() > 1 ? (TIMES - 1) * switchesPerSecond() : 0;
        return Math.min(1, more * gapNanos() / 1e9);
    }

    /** Time in which nobody had the GIL although somebody wanted it, for each switch. */
    double gapNanos() {
        double all = blamed(blame -> true);
        double nobody = blamed(blame -> blame.holder() == ThreadInfo.NOBODY);
        double switches = switchesPerSecond();
        double wanted = Math.min(1, situation.demand());
        return switches == 0 || nobody == 0
                ? USUAL_GAP_NANOS
                : 1e9 * nobody / all * wanted / switches;
    }

    private double switchesPerSecond() {
        return situation.gil().interpreters().stream()
                .mapToDouble(InterpreterSummary::switchesPerSecond)
                .filter(rate -> !Double.isNaN(rate))
                .findFirst()
                .orElse(0);
    }
}
