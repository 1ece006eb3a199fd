package dev.gilspy.aggregate;

import dev.gilspy.model.GilAccount;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ProcessUsage;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.ThreadAccount;
import java.util.Set;

/**
 * What a source counts from the beginning of one process: each call takes note of the newest
 * figures and gives those since the last reset; {@link #tell} gives those of a window. Not
 * thread-safe.
 */
final class LiveAccounts {
    private static final String RUN = "run";

    private final Counted<Integer> threads = new Counted<>();
    private final Counted<Integer> gilAccounts = new Counted<>();
    private final Counted<Integer> tallies = new Counted<>();
    private final Counted<Integer> pauses = new Counted<>();
    private final Counted<Lock> locks = new Counted<>();
    private final Counted<String> runs = new Counted<>();
    private final Counted<String> cpus = new Counted<>();
    private RunQuality quality;
    private ProcessUsage usage;

    /** What a thread queued for. */
    private record Lock(long lock, String of, int thread) {}

    ThreadAccount put(ThreadAccount newest, long now) {
        long since = now - newest.observedNanos();
        return account(
                newest.thread(),
                threads.put(
                        newest.thread(),
                        since,
                        now,
                        newest.observedNanos(),
                        newest.cpuNanos(),
                        newest.runQueueNanos()));
    }

    private static ThreadAccount account(int thread, long[] figures) {
        return new ThreadAccount(thread, figures[0], figures[1], figures[2]);
    }

    /**
     * @param sinceNanos when the thread was first seen
     */
    GilAccount put(GilAccount newest, long sinceNanos, long now) {
        return gilAccount(
                newest.thread(),
                gilAccounts.put(
                        newest.thread(),
                        sinceNanos,
                        now,
                        newest.forcedDrops(),
                        newest.voluntaryDrops(),
                        newest.waitingForGilNanos(),
                        newest.waitingForCpuNanos()));
    }

    private static GilAccount gilAccount(int thread, long[] figures) {
        return new GilAccount(thread, figures[0], figures[1], figures[2], figures[3]);
    }

    GilTally put(GilTally newest, long now) {
        long[] figures =
                tallies.put(
                        newest.interpreter(),
                        now - newest.observedNanos(),
                        now,
                        newest.observedNanos(),
                        newest.unknownHeldNanos(),
                        newest.switches(),
                        newest.handoversSeen());
        return tally(newest.interpreter(), figures[0], figures);
    }

    private static GilTally tally(int interpreter, long observedNanos, long[] figures) {
        return new GilTally(interpreter, observedNanos, figures[1], figures[2], figures[3]);
    }

    /**
     * @param sinceNanos when the run began, as for the others
     */
    PauseAccount put(PauseAccount newest, long sinceNanos, long now) {
        return pause(
                newest.thread(),
                pauses.put(
                        newest.thread(), sinceNanos, now, newest.pauses(), newest.pausedNanos()));
    }

    private static PauseAccount pause(int thread, long[] figures) {
        return new PauseAccount(thread, figures[0], figures[1]);
    }

    LockAccount put(LockAccount newest, long sinceNanos, long now) {
        Lock key = new Lock(newest.lock(), newest.of(), newest.thread());
        return lock(key, locks.put(key, sinceNanos, now, newest.queuedNanos()));
    }

    private static LockAccount lock(Lock key, long[] figures) {
        return new LockAccount(key.lock(), key.of(), key.thread(), figures[0]);
    }

    RunQuality put(RunQuality newest, long sinceNanos, long now) {
        quality = newest;
        return quality(
                runs.put(
                        RUN,
                        sinceNanos,
                        now,
                        newest.samples(),
                        newest.torn(),
                        newest.missed(),
                        newest.failedReads(),
                        newest.stacks(),
                        newest.incompleteStacks(),
                        newest.failedStops(),
                        newest.lostEvents(),
                        newest.ownCpuNanos()));
    }

    /** Those that are no counts are the newest ones. */
    private RunQuality quality(long[] figures) {
        return new RunQuality(
                figures[0],
                figures[1],
                figures[2],
                figures[3],
                figures[4],
                figures[5],
                figures[6],
                figures[7],
                quality.lateness(),
                figures[8],
                quality.realtime(),
                quality.loweredToHz());
    }

    void put(ProcessUsage newest) {
        usage = newest;
        if (newest.cpuNanos() != ProcessUsage.UNKNOWN) {
            long at = newest.atNanos();
            if (!cpus.knows(RUN)) {
                cpus.begin(RUN, at, newest.cpuNanos());
            } else {
                cpus.put(RUN, at, at, newest.cpuNanos());
            }
        }
    }

    /** From now on what is given is what was counted since this moment. */
    void reset(long nanos) {
        threads.reset(nanos);
        gilAccounts.reset(nanos);
        tallies.reset(nanos);
        pauses.reset(nanos);
        locks.reset(nanos);
        runs.reset(nanos);
    }

    /**
     * Tells a ledger what was counted in its window.
     *
     * @param of the threads that were seen in it
     */
    void tell(long from, long to, Set<Integer> of, Ledger ledger) {
        threads.during(
                from,
                to,
                (thread, figures) -> {
                    if (of.contains(thread)) {
                        ledger.account(account(thread, figures));
                    }
                });
        gilAccounts.during(
                from,
                to,
                (thread, figures) -> {
                    if (of.contains(thread)) {
                        ledger.gilAccount(gilAccount(thread, figures));
                    }
                });
        // Divided by what was observed, time in the window is a share of the window.
        tallies.during(from, to, (id, figures) -> ledger.tally(tally(id, to - from, figures)));
        pauses.during(from, to, (thread, figures) -> ledger.pauseAccount(pause(thread, figures)));
        locks.during(from, to, (key, figures) -> ledger.lockAccount(lock(key, figures)));
        runs.during(from, to, (run, figures) -> ledger.quality(quality(figures)));
        tellUsage(from, to, ledger);
    }

    /** It is told seldom: what a process takes now is what it took when that was last seen. */
    private void tellUsage(long from, long to, Ledger ledger) {
        if (usage != null) {
            double slope = cpus.newestSlope(RUN);
            ledger.usage(usageAt(from, Double.isNaN(slope) ? ProcessUsage.UNKNOWN : 0));
            long used = Math.round(slope * (to - from));
            ledger.usage(usageAt(to, Double.isNaN(slope) ? ProcessUsage.UNKNOWN : used));
        }
    }

    private ProcessUsage usageAt(long nanos, long cpuNanos) {
        return new ProcessUsage(
                nanos,
                cpuNanos,
                usage.residentBytes(),
                usage.proportionalBytes(),
                usage.uniqueBytes());
    }

    /**
     * Nothing before this will be asked for.
     *
     * @param endedNanos what was not heard of since has ended
     */
    void forgetBefore(long nanos, long endedNanos) {
        threads.forgetBefore(nanos, endedNanos);
        gilAccounts.forgetBefore(nanos, endedNanos);
        tallies.forgetBefore(nanos, endedNanos);
        pauses.forgetBefore(nanos, endedNanos);
        locks.forgetBefore(nanos, endedNanos);
        runs.forgetBefore(nanos, endedNanos);
        cpus.forgetBefore(nanos, Long.MIN_VALUE);
    }
}
