package dev.gilspy.source.remote;

import dev.gilspy.model.Ending;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.RunQuality;
import dev.gilspy.os.CpuTime;
import dev.gilspy.source.LoweredRate;
import dev.gilspy.source.Settings;
import dev.gilspy.source.StopSignal;
import dev.gilspy.target.Target;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;

/**
 * One process that is sampled: its threads, its own duration, and once a second its accounts. The
 * sampling thread's, but for what is said to be for any thread.
 */
final class SampledProcess implements Sampled {
    /** In place of the first sample's time: there was none. */
    static final long NO_SAMPLE = -1;

    /** In its place: none has been taken yet. */
    static final long NOT_YET = 0;

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long LONGEST_LATENESS_NANOS = 3_600 * SECOND_NANOS;
    private static final int LATENESS_DIGITS = 2;
    private static final String HANGS =
            "A read of the process has not come back for some seconds; it is not observed any more.";

    private final Sampler sampler;
    private final ThreadRoster roster;
    private final FreeThreading free;
    private final ObservationRing ring;
    private final SampleCounts counts;
    private final LoweredRate rate;
    private final Target target;
    private final long durationNanos;
    private final StopSignal stop;
    private final CpuTime cpu = new CpuTime();
    private final Histogram lateness = new Histogram(1, LONGEST_LATENESS_NANOS, LATENESS_DIGITS);
    private final AtomicReference<Ending> ending = new AtomicReference<>();
    private long ownCpuAtStartNanos;
    private long secondNanos;
    private long endNanos = Long.MAX_VALUE;
    private boolean realtime;
    private volatile long firstSampleNanos = NOT_YET;
    private volatile RuntimeException failure;

    SampledProcess(SamplerParts parts, Settings settings, StopSignal stop) {
        this.sampler = parts.sampler();
        this.roster = parts.roster();
        this.free = parts.free();
        this.ring = parts.ring();
        this.counts = parts.counts();
        this.rate = parts.rate();
        this.target = parts.target();
        this.durationNanos =
                settings.durationNanos() == 0 ? Long.MAX_VALUE / 2 : settings.durationNanos();
        this.stop = stop;
    }

    @Override
    public void join(long nowNanos) {
        ownCpuAtStartNanos = cpu.processNanos();
        rate.begin(nowNanos);
        secondNanos = nowNanos;
        endNanos = nowNanos + durationNanos;
    }

    @Override
    public void rate(double hz, long nowNanos) {
        if (hz != rate.hz()) {
            rate.change(hz, nowNanos);
        }
    }

    @Override
    public void missed() {
        counts.missed++;
    }

    @Override
    public long endNanos() {
        return endNanos;
    }

    @Override
    public boolean endsAt(long nowNanos) {
        if (stop.requested()) {
            finish(new Ending(stop.reason().orElseThrow(), nowNanos, ""));
        } else if (nowNanos >= endNanos) {
            finish(new Ending(Ending.Reason.DURATION, nowNanos, ""));
        }
        return ending.get() != null;
    }

    @Override
    public boolean sample(Round round, long nowNanos) {
        realtime = round.realtime;
        long lateNanos = Math.max(0, nowNanos - round.dueNanos);
        lateness.recordValue(Math.min(lateNanos, LONGEST_LATENESS_NANOS));
        boolean readable = sampler.sample(nowNanos, round.busyNanos);
        if (counts.samples == 1 && firstSampleNanos == NOT_YET) {
            beginWindow(nowNanos);
        }
        if (readable && !replaced(nowNanos)) {
            return true;
        }
        finish(new Ending(Ending.Reason.EXIT, nowNanos, ""));
        return false;
    }

    /**
     * The asked duration counts from the first sample, for which classes are still being loaded.
     */
    private void beginWindow(long nowNanos) {
        endNanos = nowNanos + durationNanos;
        rate.begin(nowNanos);
        firstSampleNanos = nowNanos;
        ring.wakeReader();
    }

    /**
     * Keeps the accounts. Asks once a second whether the target still runs the same program, since
     * a build whose addresses never change can still be read after an exec.
     */
    private boolean replaced(long nowNanos) {
        if (nowNanos - secondNanos < SECOND_NANOS) {
            return false;
        }
        secondNanos = nowNanos;
        sendAccounts(nowNanos);
        return target.replaced();
    }

    private void sendAccounts(long nowNanos) {
        for (int i = 0; i < roster.size(); i++) {
            Accounts.announce(roster.thread(i), ring);
        }
        List<GilTally> tallies = sampler.tallies();
        ring.call(observer -> tallies.forEach(observer::tally));
        free.announce(ring, nowNanos);
        RunQuality quality = quality(nowNanos);
        ring.call(observer -> observer.quality(quality));
    }

    private RunQuality quality(long nowNanos) {
        return new RunQuality(
                counts.samples,
                counts.torn,
                counts.missed,
                counts.failedReads,
                counts.stacks,
                counts.incompleteStacks,
                counts.failedStops,
                0,
                latenessQuantiles(),
                cpu.processNanos() - ownCpuAtStartNanos,
                realtime,
                rate.loweredToHz(nowNanos));
    }

    private Quantiles latenessQuantiles() {
        return new Quantiles(
                true,
                lateness.getTotalCount(),
                0,
                lateness.getValueAtPercentile(50),
                lateness.getValueAtPercentile(90),
                lateness.getValueAtPercentile(99),
                lateness.getValueAtPercentile(99.9),
                lateness.getMaxValue(),
                0);
    }

    private void finish(Ending how) {
        sendAccounts(how.atNanos());
        for (int i = roster.size() - 1; i >= 0; i--) {
            roster.remove(i, how.atNanos(), sampler.displacedNanos());
        }
        close();
        ending.compareAndSet(null, how);
        over();
    }

    @Override
    public boolean begun() {
        return firstSampleNanos > NOT_YET;
    }

    @Override
    public boolean holdsGil() {
        return sampler.anyHolder();
    }

    @Override
    public void failed(RuntimeException why) {
        failure = why;
        close();
        over();
    }

    @Override
    public void hangs() {
        ending.compareAndSet(null, new Ending(Ending.Reason.EXIT, System.nanoTime(), HANGS));
        over();
    }

    private void over() {
        if (firstSampleNanos == NOT_YET) {
            firstSampleNanos = NO_SAMPLE;
        }
        ring.end();
    }

    @Override
    public void close() {
        sampler.close();
        roster.close();
    }

    /** Any thread: when its first sample was taken; {@link #NOT_YET} or {@link #NO_SAMPLE}. */
    long firstSampleNanos() {
        return firstSampleNanos;
    }

    /** Any thread: how it ended; null as long as it has not, and if it failed. */
    Ending ending() {
        return ending.get();
    }

    /** Any thread: why sampling it failed; null if it did not. */
    RuntimeException failure() {
        return failure;
    }
}
