package dev.gilspy.recording;

import dev.gilspy.model.Ending;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ProcessUsage;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadAccount;
import java.util.concurrent.TimeUnit;

/**
 * Refuses figures that no gilspy writes: times that run backwards, that lie years away, or that add
 * up to more than can be counted. Whoever adds them up need not expect them.
 */
final class Plausible {
    /** Longer than anything is observed, and than a machine runs. */
    private static final long MOST_NANOS = TimeUnit.DAYS.toNanos(3650);

    private static final int MOST_CPUS = 1 << 20;

    /** Of times and of counts together, so that no sum of them overflows. */
    private static final long MOST_TOGETHER = Long.MAX_VALUE / 4;

    private final long startNanos;
    private long together;

    Plausible(Run run) {
        startNanos = run.startNanos();
        MalformedException.unless(
                Math.abs(startNanos) <= MOST_NANOS
                        && startNanos != Long.MIN_VALUE
                        && isCount(run.durationNanos())
                        && run.rateHz() >= 0
                        && (Double.isNaN(run.cpusUsable()) || isSmall(run.cpusUsable()))
                        && (!Double.isFinite(run.maxCpu()) || isSmall(run.maxCpu())),
                "its run has figures that cannot be");
    }

    private static boolean isSmall(double cpus) {
        return Math.abs(cpus) <= MOST_CPUS;
    }

    private static boolean isCount(long value) {
        return value >= 0 && value <= MOST_NANOS;
    }

    Span span(Span span) {
        moment(span.fromNanos());
        moment(span.toNanos());
        add(span.nanos(), span.uncertaintyNanos());
        return span;
    }

    StackObservation observation(StackObservation seen) {
        moment(seen.atNanos());
        add(seen.nanos(), seen.samples());
        return seen;
    }

    Ending ending(Ending ending) {
        moment(ending.atNanos());
        return ending;
    }

    private void moment(long nanos) {
        MalformedException.unless(
                nanos >= startNanos - MOST_NANOS && nanos <= startNanos + MOST_NANOS,
                "it has a time that lies years away");
    }

    ThreadAccount account(ThreadAccount account) {
        counts(account.observedNanos(), account.cpuNanos(), account.runQueueNanos());
        return account;
    }

    GilAccount gilAccount(GilAccount account) {
        counts(
                account.forcedDrops(),
                account.voluntaryDrops(),
                account.waitingForGilNanos(),
                account.waitingForCpuNanos());
        return account;
    }

    LockAccount lockAccount(LockAccount account) {
        counts(account.queuedNanos());
        return account;
    }

    PauseAccount pauseAccount(PauseAccount account) {
        counts(account.pauses(), account.pausedNanos());
        return account;
    }

    GilTally tally(GilTally tally) {
        counts(
                tally.observedNanos(),
                tally.unknownHeldNanos(),
                tally.switches(),
                tally.handoversSeen());
        return tally;
    }

    /** Where something is not known it is -1. */
    ProcessUsage usage(ProcessUsage usage) {
        moment(usage.atNanos());
        counts(
                1 + usage.cpuNanos(),
                1 + usage.residentBytes(),
                1 + usage.proportionalBytes(),
                1 + usage.uniqueBytes());
        return usage;
    }

    RunQuality quality(RunQuality quality) {
        counts(quality.samples(), quality.torn(), quality.missed(), quality.failedReads());
        counts(quality.stacks(), quality.incompleteStacks(), quality.failedStops());
        counts(quality.lostEvents(), quality.ownCpuNanos(), quality.loweredToHz());
        quantiles(quality.lateness());
        return quality;
    }

    private static void quantiles(Quantiles late) {
        counts(late.count(), late.totalNanos(), late.maxNanos(), late.resolutionNanos());
        counts(late.p50Nanos(), late.p90Nanos(), late.p99Nanos(), late.p999Nanos());
    }

    /** Cumulative ones, of which the last counts. */
    private static void counts(long... values) {
        for (long value : values) {
            MalformedException.unless(isCount(value), "it has a figure that cannot be");
        }
    }

    /** Those that whoever reads them adds up. */
    private void add(long... values) {
        counts(values);
        for (long value : values) {
            together += value;
        }
        MalformedException.unless(
                together <= MOST_TOGETHER, "its times add up to more than there is");
    }
}
