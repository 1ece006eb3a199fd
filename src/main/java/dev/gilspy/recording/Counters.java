package dev.gilspy.recording;

import dev.gilspy.model.GilAccount;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.ThreadAccount;

/** The cumulative figures, which come about once a second, as messages and back. */
final class Counters {
    private Counters() {}

    static Wire.Account of(ThreadAccount account) {
        return Wire.Account.newBuilder()
                .setThread(account.thread())
                .setObservedNanos(account.observedNanos())
                .setCpuNanos(account.cpuNanos())
                .setRunQueueNanos(account.runQueueNanos())
                .build();
    }

    static ThreadAccount account(Wire.Account wire, Tables tables) {
        return new ThreadAccount(
                tables.thread(wire.getThread()),
                wire.getObservedNanos(),
                wire.getCpuNanos(),
                wire.getRunQueueNanos());
    }

    /**
     * @param after how many calls of its batch's order come before it
     */
    static Wire.GilAccount of(GilAccount account, int after) {
        return Wire.GilAccount.newBuilder()
                .setAfter(after)
                .setThread(account.thread())
                .setForcedDrops(account.forcedDrops())
                .setVoluntaryDrops(account.voluntaryDrops())
                .setWaitingForGilNanos(account.waitingForGilNanos())
                .setWaitingForCpuNanos(account.waitingForCpuNanos())
                .build();
    }

    static GilAccount gilAccount(Wire.GilAccount wire, Tables tables) {
        return new GilAccount(
                tables.thread(wire.getThread()),
                wire.getForcedDrops(),
                wire.getVoluntaryDrops(),
                wire.getWaitingForGilNanos(),
                wire.getWaitingForCpuNanos());
    }

    static Wire.Tally of(GilTally tally) {
        return Wire.Tally.newBuilder()
                .setInterpreter(tally.interpreter())
                .setObservedNanos(tally.observedNanos())
                .setUnknownHeldNanos(tally.unknownHeldNanos())
                .setSwitches(tally.switches())
                .setHandoversSeen(tally.handoversSeen())
                .build();
    }

    static GilTally tally(Wire.Tally wire) {
        return new GilTally(
                wire.getInterpreter(),
                wire.getObservedNanos(),
                wire.getUnknownHeldNanos(),
                wire.getSwitches(),
                wire.getHandoversSeen());
    }

    static Wire.Quality of(RunQuality quality) {
        return Wire.Quality.newBuilder()
                .setSamples(quality.samples())
                .setTorn(quality.torn())
                .setMissed(quality.missed())
                .setFailedReads(quality.failedReads())
                .setStacks(quality.stacks())
                .setIncompleteStacks(quality.incompleteStacks())
                .setFailedStops(quality.failedStops())
                .setLostEvents(quality.lostEvents())
                .setLateness(of(quality.lateness()))
                .setOwnCpuNanos(quality.ownCpuNanos())
                .setRealtime(quality.realtime())
                .setLoweredToHz(quality.loweredToHz())
                .build();
    }

    static RunQuality quality(Wire.Quality wire) {
        return new RunQuality(
                wire.getSamples(),
                wire.getTorn(),
                wire.getMissed(),
                wire.getFailedReads(),
                wire.getStacks(),
                wire.getIncompleteStacks(),
                wire.getFailedStops(),
                wire.getLostEvents(),
                quantiles(wire.getLateness()),
                wire.getOwnCpuNanos(),
                wire.getRealtime(),
                wire.getLoweredToHz());
    }

    private static Wire.Quantiles of(Quantiles quantiles) {
        return Wire.Quantiles.newBuilder()
                .setExact(quantiles.exact())
                .setCount(quantiles.count())
                .setTotalNanos(quantiles.totalNanos())
                .setP50Nanos(quantiles.p50Nanos())
                .setP90Nanos(quantiles.p90Nanos())
                .setP99Nanos(quantiles.p99Nanos())
                .setP999Nanos(quantiles.p999Nanos())
                .setMaxNanos(quantiles.maxNanos())
                .setResolutionNanos(quantiles.resolutionNanos())
                .build();
    }

    private static Quantiles quantiles(Wire.Quantiles wire) {
        return new Quantiles(
                wire.getExact(),
                wire.getCount(),
                wire.getTotalNanos(),
                wire.getP50Nanos(),
                wire.getP90Nanos(),
                wire.getP99Nanos(),
                wire.getP999Nanos(),
                wire.getMaxNanos(),
                wire.getResolutionNanos());
    }
}
