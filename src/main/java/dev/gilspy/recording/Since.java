package dev.gilspy.recording;

import dev.gilspy.model.GilAccount;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.ThreadAccount;

/**
 * What a cumulative figure has grown by since it was said before. Nothing was said before of what
 * is null.
 */
final class Since {
    private Since() {}

    static ThreadAccount of(ThreadAccount before, ThreadAccount now) {
        return before == null
                ? now
                : new ThreadAccount(
                        now.thread(),
                        now.observedNanos() - before.observedNanos(),
                        now.cpuNanos() - before.cpuNanos(),
                        now.runQueueNanos() - before.runQueueNanos());
    }

    static GilAccount of(GilAccount before, GilAccount now) {
        return before == null
                ? now
                : new GilAccount(
                        now.thread(),
                        now.forcedDrops() - before.forcedDrops(),
                        now.voluntaryDrops() - before.voluntaryDrops(),
                        now.waitingForGilNanos() - before.waitingForGilNanos(),
                        now.waitingForCpuNanos() - before.waitingForCpuNanos());
    }

    static GilTally of(GilTally before, GilTally now) {
        return before == null
                ? now
                : new GilTally(
                        now.interpreter(),
                        now.observedNanos() - before.observedNanos(),
                        now.unknownHeldNanos() - before.unknownHeldNanos(),
                        now.switches() - before.switches(),
                        now.handoversSeen() - before.handoversSeen());
    }

    static LockAccount of(LockAccount before, LockAccount now) {
        return before == null
                ? now
                : new LockAccount(
                        now.lock(),
                        now.of(),
                        now.thread(),
                        now.queuedNanos() - before.queuedNanos());
    }

    static PauseAccount of(PauseAccount before, PauseAccount now) {
        return before == null
                ? now
                : new PauseAccount(
                        now.thread(),
                        now.pauses() - before.pauses(),
                        now.pausedNanos() - before.pausedNanos());
    }

    /** The lateness stays that of the whole run: quantiles have no difference. */
    static RunQuality of(RunQuality before, RunQuality now) {
        return before == null
                ? now
                : new RunQuality(
                        now.samples() - before.samples(),
                        now.torn() - before.torn(),
                        now.missed() - before.missed(),
                        now.failedReads() - before.failedReads(),
                        now.stacks() - before.stacks(),
                        now.incompleteStacks() - before.incompleteStacks(),
                        now.failedStops() - before.failedStops(),
                        now.lostEvents() - before.lostEvents(),
                        now.lateness(),
                        now.ownCpuNanos() - before.ownCpuNanos(),
                        now.realtime(),
                        now.loweredToHz());
    }
}
