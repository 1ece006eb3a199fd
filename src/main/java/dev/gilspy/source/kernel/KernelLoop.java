package dev.gilspy.source.kernel;

import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.FrameOffsets;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import dev.gilspy.os.CpuTime;
import dev.gilspy.os.MonotonicClock;
import dev.gilspy.os.Scheduling;
import dev.gilspy.os.SystemException;
import dev.gilspy.source.Announcer;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.CodeFrames;
import dev.gilspy.source.NativeLeaves;
import dev.gilspy.source.RateControl;
import dev.gilspy.source.Settings;
import dev.gilspy.source.StackNumbers;
import dev.gilspy.source.StackTable;
import dev.gilspy.source.StopSignal;
import dev.gilspy.source.TargetWatch;
import dev.gilspy.source.ThreadNames;
import dev.gilspy.source.UsageBudget;
import dev.gilspy.source.UsageWatch;
import dev.gilspy.symbols.NativeCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongToIntFunction;

/**
 * Fetches the kernel's events fifty times a second, puts them in order, and has every thread's
 * track take its own. All on one thread, which holds nothing up when it is late: the buffer keeps
 * what it has not fetched.
 */
final class KernelLoop implements AutoCloseable {
    private static final long POLL_NANOS = 20_000_000L;

    /** Events are older than this before they are used: by then the order is known. */
    private static final long SETTLE_NANOS = 50_000_000L;

    private static final long FLUSH_NANOS = 100_000_000L;
    private static final long REFRESH_NANOS = 500_000_000L;
    private static final int MOST_WALKS = 20;
    private static final long SECOND_NANOS = 1_000_000_000L;

    /** A clock's event takes some 7 µs: fewer save less than a thousandth of a CPU. */
    private static final int LEAST_HZ = 100;

    private final Attachment attachment;
    private final Settings settings;
    private final KernelPrograms programs;
    private final Observer observer;
    private final EventReader reader;
    private final EventOrder order = new EventOrder();
    private final ObservedGils gils = new ObservedGils();
    private final InterpreterRoster interpreters;
    private final Tracks tracks;
    private final Clocks clocks;
    private final RateControl control;
    private final KernelRoster roster;
    private final ThreadNames names;
    private final TargetWatch watch;
    private final UsageWatch usage;
    private final MonotonicClock clock = new MonotonicClock();
    private final CpuTime cpu = new CpuTime();
    private final List<Consumer<Observer>> beforeBegin = new ArrayList<>();
    private boolean begun;
    private long startNanos;
    private long looks;
    private long ownCpuAtStartNanos;
    private long refreshedNanos;
    private long flushedNanos;
    private long secondNanos;
    private long newestNanos;

    KernelLoop(
            Attachment attachment, Settings settings, KernelPrograms programs, Observer observer) {
        this.attachment = attachment;
        this.settings = settings;
        this.programs = programs;
        this.observer = observer;
        CpythonProcess process = attachment.process();
        Announcer announcer = this::announce;
        StackTable stacks = new StackTable(announcer);
        CodeFrames frames = CodeFrames.of(process, stacks);
        this.reader =
                new EventReader(FrameOffsets.of(process.layout()), frames, stacks, leaves(stacks));
        this.interpreters = new InterpreterRoster(process, programs.maps(), gils, announcer);
        this.tracks = new Tracks(gils);
        this.names = attachment.names(announcer);
        this.watch = TargetWatch.of(attachment.target());
        this.usage = new UsageWatch(attachment.target(), new UsageBudget(System.nanoTime()));
        FirstLook firstLook =
                new FirstLook(attachment.target(), process, new StackNumbers(frames, stacks));
        this.control = RateControl.of(settings, LEAST_HZ);
        this.clocks = programs.clocks(SECOND_NANOS / settings.rateHz());
        this.roster =
                new KernelRoster(
                        new KernelRoster.Parts(
                                attachment.target(),
                                process,
                                programs,
                                tracks,
                                gils,
                                interpreters,
                                names,
                                new ObserverSink(observer),
                                firstLook),
                        clocks);
    }

    private LongToIntFunction leaves(StackTable stacks) {
        if (!settings.nativeLeaves()) {
            return instruction -> NativeLeaves.NONE;
        }
        NativeCode code = NativeCode.of(attachment.target(), attachment.process().runtime());
        return new NativeLeaves(code, stacks)::leaf;
    }

    /** Observes until it ends, and says so to the observer. */
    void run(StopSignal stop) throws SystemException {
        Scheduling.bestNice();
        ownCpuAtStartNanos = cpu.processNanos();
        interpreters.begin(System.nanoTime());
        findThreads();
        begin();
        finish(pollUntilEnd(stop));
    }

    @Override
    public void close() {
        roster.close();
        clocks.close();
    }

    /** Twice, since threads that are made meanwhile have no clock; again if the list changed. */
    private void findThreads() throws SystemException {
        int walks = 0;
        int whole = 0;
        while (whole < 2 && walks < MOST_WALKS) {
            whole += roster.refresh(System.nanoTime()) ? 1 : 0;
            walks++;
        }
    }

    /** What is observed begins when all threads are, which takes a while where there are many. */
    private void begin() {
        startNanos = System.nanoTime();
        control.begin(startNanos, cpu.processNanos());
        gils.begin(startNanos);
        tracks.all().forEach(track -> track.beginAt(startNanos));
        observer.begin(attachment.run(startNanos, Run.Source.KERNEL, settings));
        observer.process(attachment.info());
        begun = true;
        beforeBegin.forEach(call -> call.accept(observer));
        beforeBegin.clear();
    }

    private void announce(Consumer<Observer> call) {
        if (begun) {
            call.accept(observer);
        } else {
            beforeBegin.add(call);
        }
    }

    private Ending pollUntilEnd(StopSignal stop) throws SystemException {
        long end =
                settings.durationNanos() == 0
                        ? Long.MAX_VALUE
                        : startNanos + settings.durationNanos();
        while (true) {
            long now = System.nanoTime();
            clock.sleepUntil(Math.min(now + POLL_NANOS, end));
            now = System.nanoTime();
            fetch();
            if (stop.requested()) {
                return new Ending(stop.reason().orElseThrow(), now, "");
            }
            if (now >= end) {
                return new Ending(Ending.Reason.DURATION, end, "");
            }
            order.release(now - SETTLE_NANOS, this::take);
            if (keepUp(now)) {
                return new Ending(
                        Ending.Reason.EXIT, Math.max(startNanos, newestNanos), watch.whyGone());
            }
        }
    }

    private void fetch() {
        programs.ring()
                .drain(
                        (bytes, at, length) -> {
                            Event event = reader.read(bytes, at);
                            if (event.kind() == Event.Kind.BORN) {
                                roster.born(event);
                            }
                            newestNanos = Math.max(newestNanos, event.nanos());
                            order.add(event);
                        });
    }

    private void take(Event event) {
        if (event.kind() == Event.Kind.CLOCK) {
            looks++;
            clocks.wentOff(event.tid());
        }
        tracks.on(event);
        if (event.ended()) {
            reader.forget(event.tid());
            roster.ended(event, observer);
        }
    }

    /**
     * What is to be done now and then.
     *
     * @return whether the target has gone
     */
    private boolean keepUp(long now) throws SystemException {
        if (roster.expectsMore() || now - refreshedNanos > REFRESH_NANOS) {
            refreshedNanos = now;
            roster.refresh(now);
        }
        names.announceFound(observer, now);
        usage.keepUp(observer);
        if (now - flushedNanos < FLUSH_NANOS) {
            return false;
        }
        flushedNanos = now;
        keepWithinCpu(now);
        clocks.spread();
        tracks.all().forEach(track -> track.flush(now - SETTLE_NANOS));
        if (now - secondNanos > SECOND_NANOS) {
            secondNanos = now;
            account(now, Math.max(startNanos, now - SETTLE_NANOS));
        }
        return !attachment.target().alive() || attachment.target().replaced();
    }

    /** Only the clocks' events can be had less often; the others count as own cost all the same. */
    private void keepWithinCpu(long now) throws SystemException {
        if (control.due(now)) {
            control.decide(now, cpu.processNanos());
            clocks.period(SECOND_NANOS / control.rateHz());
        }
    }

    /**
     * @param known up to where all events have been taken
     */
    private void account(long now, long known) throws SystemException {
        roster.announceAll(now, observer);
        gils.tallies(known).forEach(observer::tally);
        observer.quality(quality(now));
    }

    private RunQuality quality(long now) throws SystemException {
        return new RunQuality(
                looks,
                0,
                0,
                0,
                reader.walks(),
                reader.brokenWalks(),
                0,
                programs.maps().lost(),
                Quantiles.NONE,
                cpu.processNanos() - ownCpuAtStartNanos,
                false,
                control.loweredToHz(now));
    }

    private void finish(Ending ending) throws SystemException {
        fetch();
        order.release(ending.atNanos() + 1, this::take);
        tracks.all().forEach(track -> track.end(ending.atNanos()));
        account(ending.atNanos(), ending.atNanos());
        usage.announceLast(observer);
        observer.end(ending);
    }
}
