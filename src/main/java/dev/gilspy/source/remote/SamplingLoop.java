package dev.gilspy.source.remote;

import dev.gilspy.model.Ending;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.RunQuality;
import dev.gilspy.os.CpuTime;
import dev.gilspy.os.MonotonicClock;
import dev.gilspy.os.Scheduling;
import dev.gilspy.source.CodeFrames;
import dev.gilspy.source.PythonRuntime;
import dev.gilspy.source.RateControl;
import dev.gilspy.source.Settings;
import dev.gilspy.source.StackNumbers;
import dev.gilspy.source.StackTable;
import dev.gilspy.source.StopSignal;
import dev.gilspy.source.TargetWatch;
import dev.gilspy.source.ThreadNames;
import dev.gilspy.source.remote.Sampler.Stacks;
import dev.gilspy.target.Target;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/**
 * The sampling thread: sleeps until a sample is due, takes it, and once a second sends the
 * accounts. Asks for a real-time class, and gives it back when it would take more than a tenth of a
 * CPU.
 */
final class SamplingLoop implements Runnable {
    /** In place of the first sample's time: there was none. */
    static final long NO_SAMPLE = -1;

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long TIMER_SLACK_NANOS = 1;
    private static final long SLICE_NANOS = 100_000;

    /**
     * A sample that takes longer has waited for something, and left its CPU to others meanwhile.
     */
    private static final long MOST_DISPLACING_NANOS = 200_000;

    /** Fewer say nothing: passing on and writing down take more than they do by then. */
    private static final int LEAST_HZ = 10;

    private static final double MOST_REALTIME_DUTY = 0.1;
    private static final long LONGEST_LATENESS_NANOS = 3_600 * SECOND_NANOS;
    private static final int LATENESS_DIGITS = 2;

    private final Sampler sampler;
    private final ThreadRoster roster;
    private final FreeThreading free;
    private final ObservationRing ring;
    private final SampleCounts counts;
    private final Settings settings;
    private final SampleClock schedule;
    private final RateControl control;
    private final StopSignal stop;
    private final TargetWatch target;
    private final MonotonicClock clock = new MonotonicClock();
    private final CpuTime cpu = new CpuTime();
    private final Histogram lateness = new Histogram(1, LONGEST_LATENESS_NANOS, LATENESS_DIGITS);
    private long ownCpuAtStartNanos;
    private long threadCpuAtSecondNanos;
    private long secondNanos;
    private long busyNanos;
    private final CompletableFuture<Long> firstSample = new CompletableFuture<>();
    private long endNanos;
    private boolean realtime;
    private Ending ending;

    SamplingLoop(Parts parts, Settings settings, StopSignal stop) {
        this.sampler = parts.sampler();
        this.roster = parts.roster();
        this.free = parts.free();
        this.ring = parts.ring();
        this.counts = parts.counts();
        this.target = parts.target();
        this.schedule = parts.schedule();
        this.settings = settings;
        this.control = RateControl.of(settings, LEAST_HZ);
        this.stop = stop;
    }

    /** What a loop is made of. */
    record Parts(
            SampleClock schedule,
            Sampler sampler,
            ThreadRoster roster,
            FreeThreading free,
            ObservationRing ring,
            SampleCounts counts,
            TargetWatch target,
            Leaves leaves) {

        /** All that it takes to observe a process. */
        static Parts of(
                Target target,
                PythonRuntime runtime,
                Settings settings,
                ObservationRing ring,
                ThreadNames names) {
            StackTable stacks = new StackTable(ring);
            CodeFrames frames = new CodeFrames(runtime.codes(), stacks);
            long nowNanos = System.nanoTime();
            SampleClock schedule = new SampleClock(settings.rateHz(), nowNanos, nowNanos);
            ThreadRoster roster =
                    new ThreadRoster(target, runtime, ring, names, schedule::meanNanos);
            SampleCounts counts = new SampleCounts();
            StackPause pause = StackPauses.of(settings.pause(), target.pid(), counts);
            Leaves leaves =
                    settings.nativeLeaves()
                            ? new InstructionLeaves(stacks, schedule::meanNanos)
                            : Leaves.NONE;
            StackNumbers numbers = new StackNumbers(frames, stacks);
            FreeThreading free = FreeThreading.of(target, runtime, roster);
            Sampler sampler =
                    new Sampler(runtime, roster, free, new Stacks(numbers, leaves, pause), counts);
            return new Parts(
                    schedule, sampler, roster, free, ring, counts, TargetWatch.of(target), leaves);
        }
    }

    @Override
    public void run() {
        Scheduling.timerSlack(TIMER_SLACK_NANOS);
        realtime = settings.realtime() && Scheduling.tryRealtime();
        if (!realtime) {
            beOrdinary();
        }
        ownCpuAtStartNanos = cpu.processNanos();
        threadCpuAtSecondNanos = cpu.threadNanos();
        secondNanos = clock.now();
        try (sampler) {
            finish(sampleUntilEnd());
        } finally {
            firstSample.complete(NO_SAMPLE);
            ring.end();
        }
    }

    private static void beOrdinary() {
        Scheduling.slice(SLICE_NANOS, Scheduling.bestNice());
    }

    private Ending sampleUntilEnd() {
        schedule.start(clock.now());
        endNanos = clock.now() + durationNanos();
        Ending end = null;
        while (end == null) {
            end = sampleOnce();
        }
        return end;
    }

    private long durationNanos() {
        return settings.durationNanos() == 0 ? Long.MAX_VALUE / 2 : settings.durationNanos();
    }

    /**
     * One round of the loop, and a method of its own: the JVM compiles a method after some hundred
     * calls, but a loop that goes on only after tens of thousands of rounds.
     *
     * @return why it was the last; null if it was not
     */
    private Ending sampleOnce() {
        long due = nextDue();
        clock.awaitUntil(Math.min(due, endNanos), schedule.awakeNanos());
        long now = clock.now();
        if (stop.requested()) {
            return new Ending(stop.reason().orElseThrow(), now, "");
        }
        if (now >= endNanos) {
            return new Ending(Ending.Reason.DURATION, now, "");
        }
        lateness.recordValue(Math.min(Math.max(0, now - due), LONGEST_LATENESS_NANOS));
        boolean readable = sampler.sample(now, busyNanos);
        if (counts.samples == 1) {
            beginWindow(now);
        }
        boolean gone = !readable || afterSample(now);
        return gone ? new Ending(Ending.Reason.EXIT, now, target.whyGone()) : null;
    }

    /**
     * The asked duration counts from the first sample, for which classes are still being loaded.
     */
    private void beginWindow(long now) {
        if (!firstSample.isDone()) {
            endNanos = now + durationNanos();
            control.begin(now, cpu.processNanos());
            firstSample.complete(now);
        }
    }

    private long nextDue() {
        long now = clock.now();
        long due = schedule.next();
        while (due < now - schedule.mostBehindNanos()) {
            counts.missed++;
            due = schedule.next();
        }
        return due;
    }

    /**
     * Keeps the accounts. Asks once a second whether the target still runs the same program, since
     * a build whose addresses never change can still be read after an exec.
     *
     * @return whether the target has replaced itself
     */
    private boolean afterSample(long now) {
        busyNanos += Math.min(clock.now() - now, MOST_DISPLACING_NANOS);
        if (control.due(now)) {
            control.decide(now, cpu.processNanos());
            schedule.rate(control.rateHz());
        }
        if (now - secondNanos < SECOND_NANOS) {
            return false;
        }
        everySecond(now);
        return target.target().replaced();
    }

    private void everySecond(long now) {
        long threadCpu = cpu.threadNanos();
        double duty = (double) (threadCpu - threadCpuAtSecondNanos) / (now - secondNanos);
        if (realtime && duty > MOST_REALTIME_DUTY) {
            Scheduling.leaveRealtime();
            beOrdinary();
            realtime = false;
        }
        threadCpuAtSecondNanos = threadCpu;
        secondNanos = now;
        sendAccounts(now);
    }

    private void sendAccounts(long now) {
        for (int i = 0; i < roster.size(); i++) {
            Accounts.announce(roster.thread(i), ring);
        }
        List<GilTally> tallies = sampler.tallies();
        ring.call(observer -> tallies.forEach(observer::tally));
        free.announce(ring, now);
        RunQuality quality = quality(now);
        ring.call(observer -> observer.quality(quality));
    }

    private RunQuality quality(long now) {
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
                control.loweredToHz(now));
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

    /** Waits for the first sample; its time, or {@link #NO_SAMPLE}. */
    long awaitFirstSample() {
        return firstSample.join();
    }

    /** How it ended; to be asked when this thread has. */
    Ending ending() {
        return ending;
    }

    private void finish(Ending ending) {
        sendAccounts(ending.atNanos());
        for (int i = roster.size() - 1; i >= 0; i--) {
            roster.remove(i, ending.atNanos(), sampler.displacedNanos());
        }
        this.ending = ending;
    }
}
