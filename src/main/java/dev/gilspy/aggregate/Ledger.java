package dev.gilspy.aggregate;

import dev.gilspy.model.Ending;
import dev.gilspy.model.Frame;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.Observer;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.ProcessUsage;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadAccount;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.List;
import java.util.Map;

/**
 * Adds one process's stream up as it arrives. {@link #summary} may be asked for at any moment, also
 * before the end. Thread-safe.
 */
public final class Ledger implements Observer {
    /** The kernel source books time by the newest of so many looks at what a thread runs. */
    private static final int LOOKS_BOOKED_TOGETHER = 3;

    /** Less than such a part of what one process has would say nothing any more. */
    private static final int MOST_PARTS = 64;

    /** Null if nobody asks for it. */
    private final SliceLog slices;

    private final IntervalLog intervals = new IntervalLog();
    private final Threads threads;
    private final KnownStacks known;
    private final Cells<StackKey> stacks = new Cells<>();
    private final Cells<BlameKey> blame = new Cells<>();

    /** Null if nobody asks for it. */
    private final TimelineLog timeline;

    private final Interpreters interpreters = new Interpreters();
    private final Locks locks = new Locks();
    private final Pauses pauses = new Pauses();
    private final EventLoops loops;

    private Run run;
    private ProcessInfo process;
    private boolean alwaysHadGil = true;
    private RunQuality quality;
    private Ending ending;
    private ProcessUsage firstUsage;
    private ProcessUsage lastUsage;
    private long newestNanos = Long.MIN_VALUE;

    public Ledger() {
        this(new SliceLog(), null, new KnownStacks());
    }

    private Ledger(SliceLog slices, TimelineLog timeline, KnownStacks known) {
        this.slices = slices;
        this.threads = new Threads(intervals, slices);
        this.timeline = timeline;
        this.known = known;
        this.loops = new EventLoops(known.loops());
    }

    /** One of several that know the same stacks: these need be announced to one of them only. */
    static Ledger knowing(KnownStacks stacks) {
        return new Ledger(new SliceLog(), null, stacks);
    }

    /** The same, of a time so short that nobody asks what was done in parts of it. */
    static Ledger ofMoment(KnownStacks stacks) {
        return new Ledger(null, null, stacks);
    }

    /** One whose summaries have a {@link Timeline}, which takes up to 20 MB. */
    public static Ledger withTimeline() {
        return new Ledger(new SliceLog(), new TimelineLog(), new KnownStacks());
    }

    /** Keeps a part of what it may keep alone: ledgers of so many processes are in one memory. */
    synchronized void shareAmong(int processes) {
        int parts = Math.min(processes, MOST_PARTS);
        intervals.limit(IntervalLog.MAX_BYTES / parts);
        threads.limit(Threads.MAX_THREADS / parts);
        stacks.limit(Cells.MAX_CELLS / parts);
        blame.limit(Cells.MAX_CELLS / parts);
        if (slices != null) {
            slices.limit(SliceLog.MAX_CELLS / parts);
        }
        if (timeline != null) {
            timeline.shareAmong(parts);
        }
    }

    /** Whether nothing more will come. */
    synchronized boolean over() {
        return ending != null;
    }

    @Override
    public synchronized void begin(Run newRun) {
        run = newRun;
        newestNanos = newRun.startNanos();
        intervals.begin(newRun.startNanos());
        threads.sawUntil(newRun.startNanos());
        if (slices != null) {
            slices.begin(newRun.startNanos());
        }
        if (timeline != null) {
            timeline.begin(newRun.startNanos());
        }
    }

    @Override
    public synchronized void process(ProcessInfo newProcess) {
        process = newProcess;
        alwaysHadGil &= newProcess.gilEnabled();
    }

    @Override
    public synchronized void interpreter(InterpreterInfo interpreter) {
        interpreters.announce(interpreter);
    }

    @Override
    public synchronized void thread(ThreadInfo thread) {
        int interpreter = interpreters.lineOf(thread.interpreter());
        threads.announce(thread.in(interpreter));
        Map<Integer, Integer> folded = threads.foldEnded();
        if (!folded.isEmpty()) {
            stacks.replaceThreads(folded);
            blame.replaceThreads(folded);
            intervals.replaceThreads(folded);
            locks.replaceThreads(folded);
            pauses.replaceThreads(folded);
            if (slices != null) {
                slices.replaceThreads(folded);
            }
            if (timeline != null) {
                timeline.replaceThreads(folded);
            }
            loops.replaceThreads(folded);
        }
    }

    @Override
    public synchronized void frame(int id, Frame frame) {
        known.frame(id, frame);
    }

    @Override
    public synchronized void stack(int id, int parent, int frame) {
        known.stack(id, parent, frame);
    }

    /** An announced thread is in the middle of this, before its first span. */
    synchronized void goesOn(int thread, OpenEpisode soFar) {
        threads.get(thread).goesOn(soFar);
    }

    @Override
    public synchronized void span(Span span) {
        ThreadLedger thread = threads.get(span.thread());
        thread.add(span);
        if (timeline != null) {
            timeline.span(thread.info().id(), span);
        }
        threads.sawUntil(span.toNanos());
        newestNanos = Math.max(newestNanos, span.toNanos());
    }

    @Override
    public synchronized void observe(StackObservation seen) {
        ThreadLedger thread = threads.get(seen.thread());
        thread.addSamples(seen.samples());
        int id = thread.info().id();
        int in = thread.info().interpreter();
        StackKey place = new StackKey(id, in, seen.state(), seen.stack());
        stacks.add(place, seen.samples(), seen.nanos());
        loops.observe(seen, place);
        int holder = seen.holder() < 0 ? seen.holder() : threads.get(seen.holder()).info().id();
        if (timeline != null) {
            timeline.observe(id, holder, seen);
        }
        if (seen.state() == ThreadState.WAITING) {
            BlameKey key = new BlameKey(id, in, holder, seen.holderStack());
            blame.add(key, seen.samples(), seen.nanos());
        }
    }

    @Override
    public synchronized void account(ThreadAccount account) {
        threads.get(account.thread()).account(account);
    }

    @Override
    public synchronized void gilAccount(GilAccount account) {
        threads.get(account.thread()).gilAccount(account);
    }

    @Override
    public synchronized void tally(GilTally tally) {
        interpreters.tally(tally);
    }

    @Override
    public synchronized void lockAccount(LockAccount account) {
        if (threads.has(account.thread())) {
            locks.put(account);
        }
    }

    @Override
    public synchronized void pauseAccount(PauseAccount account) {
        if (account.thread() == ThreadInfo.UNKNOWN || threads.has(account.thread())) {
            pauses.put(account);
        }
    }

    @Override
    public synchronized void usage(ProcessUsage usage) {
        firstUsage = firstUsage == null ? usage : firstUsage;
        lastUsage = usage;
    }

    @Override
    public synchronized void quality(RunQuality newest) {
        quality = newest;
    }

    @Override
    public synchronized void end(Ending newEnding) {
        ending = newEnding;
    }

    /** What has arrived so far, added up. */
    public synchronized Summary summary() {
        long observedNanos = observedNanos();
        return new Summary(
                run,
                ending,
                quality,
                observedNanos,
                process == null ? List.of() : List.of(processSummary(observedNanos)));
    }

    private Summary.ProcessSummary processSummary(long observedNanos) {
        ProcessTotals totals = new ProcessTotals(threads, known.table());
        return new Summary.ProcessSummary(
                process,
                totals.interpreters(interpreters, alwaysHadGil, observedNanos),
                totals.threads(resolution(observedNanos)),
                totals.blame(blame),
                totals.stacks(stacks),
                intervals.intervals(),
                slices == null ? List.of() : slices.slices(),
                threads.folded(),
                List.of(),
                locks.summaries(),
                pauses.summaries(),
                loops.summaries(stretchNanos(observedNanos), totals::stacks),
                timeline == null ? Timeline.NONE : totals.timeline(timeline),
                new ProcessWindow(run, ending, quality, observedNanos, firstUsage, lastUsage));
    }

    /** From the beginning to the end, or to the newest moment that something is known of. */
    private long observedNanos() {
        if (run == null) {
            return 0;
        }
        long end = ending == null ? newestNanos : ending.atNanos();
        return Math.max(0, end - run.startNanos());
    }

    private Resolution resolution(long observedNanos) {
        boolean events = run != null && run.source() == Run.Source.KERNEL;
        return new Resolution(sampleNanos(observedNanos), events);
    }

    /** How well an event loop's stretches are known: those of callbacks, by when they were seen. */
    private long stretchNanos(long observedNanos) {
        boolean events = run != null && run.source() == Run.Source.KERNEL;
        return (events ? LOOKS_BOOKED_TOGETHER : 1) * sampleNanos(observedNanos);
    }

    /** The mean interval between two samples: what durations are known to at best. */
    private long sampleNanos(long observedNanos) {
        if (quality != null && quality.samples() > 0 && observedNanos > 0) {
            return observedNanos / quality.samples();
        }
        return run == null || run.rateHz() <= 0 ? 0 : 1_000_000_000L / run.rateHz();
    }
}
