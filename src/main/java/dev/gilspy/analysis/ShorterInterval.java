package dev.gilspy.analysis;

import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.BlockDurations;
import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a shorter switch interval would gain: threads that need the GIL for a moment wait for a
 * whole interval behind one that does not let go by itself, or for several of them; as many of the
 * shorter ones take its place. What is left over, such as the time until a woken thread runs, stays
 * as long as it is.
 */
final class ShorterInterval {
    /** By how much it is made shorter: from the usual 5 ms to 0.5 ms. */
    static final int TIMES = 10;

    /** A hold that is this part of an interval or less has no need of it. */
    private static final double SHORT_HOLD = 0.2;

    /** Timers and histograms are that exact. */
    private static final double NEARLY = 0.98;

    /** Time that passes when the GIL is handed on where it was not measured: a wake-up. */
    private static final double USUAL_GAP_NANOS = 50_000;

    private final Situation situation;
    private final long intervalNanos;
    private final Set<Integer> hurried;

    private ShorterInterval(Situation situation) {
        this.situation = situation;
        this.intervalNanos = situation.process().info().switchIntervalNanos();
        this.hurried =
                situation.threads().stream()
                        .filter(this::holdsBriefly)
                        .map(thread -> thread.thread().id())
                        .collect(Collectors.toSet());
    }

    /** Null where no thread waits for the interval, or there is none. */
    static ShorterInterval of(Situation situation) {
        ShorterInterval shorter = new ShorterInterval(situation);
        boolean useful =
                situation.gilEnabled() && shorter.intervalNanos > 0 && !shorter.hurried.isEmpty();
        return useful ? shorter : null;
    }

    private boolean holdsBriefly(ThreadSummary thread) {
        return thread.holds().count() > 0
                && thread.holds().p50Nanos() <= SHORT_HOLD * intervalNanos
                && thread.share(ThreadState.WAITING) >= Thresholds.CONTENDER;
    }

    long newIntervalNanos() {
        return intervalNanos / TIMES;
    }

    /** How many times as short the waits of the threads that need the GIL briefly would be. */
    Estimate estimate(Bootstrap bootstrap) {
        BlockDurations waits = bootstrap.durations(EpisodeKind.WAIT, hurried::contains);
        return bootstrap
                .ofPicks(
                        picks -> {
                            double all = waits.sum(picks);
                            double intervals = waits.wholes(NEARLY * intervalNanos, picks);
                            double saved = intervals * (intervalNanos - newIntervalNanos());
                            return all == 0 ? Double.NaN : all / Math.max(all / TIMES, all - saved);
                        })
                .atLeast(1);
    }

    /**
     * Share of the time that more switches would take, 0 to 1. Threads that hold the GIL as long as
     * they may take turns so many times as often; behind a single one there are as many waits as
     * before.
     */
    double price() {
        long holdingLong =
                situation.threads().stream()
                        .filter(thread -> !hurried.contains(thread.thread().id()))
                        .filter(thread -> thread.heldShare() >= Thresholds.CONTENDER)
                        .count();
        double more = holdingLong > 1 ? (TIMES - 1) * switchesPerSecond() : 0;
        return Math.min(1, more * gapNanos() / 1e9);
    }

    /** Time in which nobody had the GIL although somebody wanted it, for each switch. */
    double gapNanos() {
        double nobody = 0;
        double all = 0;
        for (Blame blame : situation.process().blame()) {
            all += blame.nanos();
            nobody += blame.holder() == ThreadInfo.NOBODY ? blame.nanos() : 0;
        }
        double part = all == 0 ? 0 : nobody / all;
        double wanted = Math.min(1, situation.demand());
        double switches = switchesPerSecond();
        return switches == 0 || part == 0 ? USUAL_GAP_NANOS : 1e9 * part * wanted / switches;
    }

    private double switchesPerSecond() {
        List<Double> known =
                situation.gil().interpreters().stream()
                        .map(interpreter -> interpreter.switchesPerSecond())
                        .filter(rate -> !rate.isNaN())
                        .toList();
        return known.isEmpty() ? 0 : known.get(0);
    }
}
