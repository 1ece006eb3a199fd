package dev.gilspy.source.kernel;

import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.FrameOffsets;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Run;
import dev.gilspy.os.SystemException;
import dev.gilspy.source.Announcer;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.CodeFrames;
import dev.gilspy.source.NativeLeaves;
import dev.gilspy.source.StackNumbers;
import dev.gilspy.source.StackTable;
import dev.gilspy.source.TargetWatch;
import dev.gilspy.source.ThreadNames;
import dev.gilspy.source.UsageBudget;
import dev.gilspy.source.UsageWatch;
import dev.gilspy.symbols.NativeCode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongToIntFunction;

/**
 * One process, from the first look at its threads to its last account: puts its events in order,
 * and has every thread's track take its own. Made by any thread, then used by the one that polls.
 */
final class KernelSession implements AutoCloseable {
    /** Events are older than this before they are used: by then the order is known. */
    private static final long SETTLE_NANOS = 50_000_000L;

    private static final long FLUSH_NANOS = 100_000_000L;
    private static final long REFRESH_NANOS = 500_000_000L;
    private static final int MOST_WALKS = 20;
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final KernelObservation observation;
    private final Attachment attachment;
    private final Observer observer;
    private final KernelPrograms programs;
    private final int slot;
    private final Pace pace;
    private final EventReader reader;
    private final KernelQuality quality;
    private final EventOrder order = new EventOrder();
    private final ObservedGils gils = new ObservedGils();
    private final InterpreterRoster interpreters;
    private final Tracks tracks;
    private final Clocks clocks;
    private final KernelRoster roster;
    private final ThreadNames names;
    private final TargetWatch watch;
    private final UsageWatch usage;
    private final List<Consumer<Observer>> beforeBegin = new ArrayList<>();
    private boolean begun;
    private boolean met;
    private long startNanos;
    private long refreshedNanos;
    private long flushedNanos;
    private long secondNanos;
    private long newestNanos;
    private long goneNanos;

    /**
     * @param slot by which the events name the process
     */
    KernelSession(
            KernelObservation observation,
            KernelPrograms programs,
            int slot,
            Pace pace,
            UsageBudget usageBudget) {
        this.observation = observation;
        this.attachment = observation.attachment();
        this.observer = observation.observer();
        this.programs = programs;
        this.slot = slot;
        this.pace = pace;
        CpythonProcess process = attachment.process();
        Announcer announcer = this::announce;
        StackTable stacks = new StackTable(announcer);
        CodeFrames frames = CodeFrames.of(process, stacks);
        this.reader =
                new EventReader(FrameOffsets.of(process.layout()), frames, stacks, leaves(stacks));
        this.quality =
                new KernelQuality(reader, programs.maps(), pace, observation.settings().rateHz());
        this.interpreters = new InterpreterRoster(process, slot, programs.maps(), gils, announcer);
        this.tracks = new Tracks(gils);
        this.names = attachment.names(announcer);
        this.watch = TargetWatch.of(attachment.target());
        this.usage = new UsageWatch(attachment.target(), usageBudget);
        FirstLook firstLook =
                new FirstLook(attachment.target(), process, new StackNumbers(frames, stacks));
        this.clocks = programs.clocks(pace.periodNanos());
        this.roster =
                new KernelRoster(
                        new KernelRoster.Parts(
                                attachment.target(),
                                slot,
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
        if (!observation.settings().nativeLeaves()) {
            return instruction -> NativeLeaves.NONE;
        }
        NativeCode code = NativeCode.of(attachment.target(), attachment.process().runtime());
        return new NativeLeaves(code, stacks)::leaf;
    }

    KernelObservation observation() {
        return observation;
    }

    int slot() {
        return slot;
    }

    int pid() {
        return attachment.target().pid();
    }

    /** Whether any event of it has come. */
    boolean isMet() {
        return met;
    }

    /**
     * Has the kernel observe its threads, and begins.
     *
     * @param between run now and then meanwhile: where there are many threads that takes a while
     */
    void start(Runnable between) throws SystemException {
        quality.count();
        clocks.period(pace.periodNanos());
        interpreters.begin(System.nanoTime());
        findThreads(between);
        begin();
    }

    /** Twice, since threads that are made meanwhile have no clock; again if the list changed. */
    private void findThreads(Runnable between) throws SystemException {
        int walks = 0;
        int whole = 0;
        while (whole < 2 && walks < MOST_WALKS) {
            whole += roster.refresh(System.nanoTime(), between) ? 1 : 0;
            walks++;
        }
    }

    /** What is observed begins when all threads are, which takes a while where there are many. */
    private void begin() {
        startNanos = System.nanoTime();
        quality.begin(startNanos);
        gils.begin(startNanos);
        tracks.all().forEach(track -> track.beginAt(startNanos));
        observer.begin(attachment.run(startNanos, Run.Source.KERNEL, observation.settings()));
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

    /** When it ends by itself; {@link Long#MAX_VALUE} if that is not before the process does. */
    long deadlineNanos() {
        long lasts = observation.lastsNanos();
        return !begun || lasts == 0 ? Long.MAX_VALUE : startNanos + lasts;
    }

    /** Takes one of its records out of the buffer. */
    void read(ByteBuffer bytes, int at) {
        Event event = reader.read(bytes, at);
        met = true;
        if (event.kind() == Event.Kind.BORN) {
            roster.born(event);
        }
        newestNanos = Math.max(newestNanos, event.nanos());
        order.add(event);
    }

    /**
     * Uses the events that have settled, and does what is to be done now and then.
     *
     * @param between run now and then meanwhile
     * @return how it ends, if it does
     */
    Optional<Ending> keepUp(long now, Runnable between) throws SystemException {
        if (observation.stop().requested()) {
            return Optional.of(new Ending(observation.stop().reason().orElseThrow(), now, ""));
        }
        if (now >= deadlineNanos()) {
            return Optional.of(new Ending(Ending.Reason.DURATION, deadlineNanos(), ""));
        }
        order.release(now - SETTLE_NANOS, this::take);
        if (goneNanos == 0) {
            refresh(now, between);
        }
        if (goneNanos == 0 && now - flushedNanos >= FLUSH_NANOS) {
            flushedNanos = now;
            flush(now);
        }
        boolean over = goneNanos != 0 && !watch.isEnding(goneNanos);
        return over ? Optional.of(gone()) : Optional.empty();
    }

    private void take(Event event) {
        if (event.kind() == Event.Kind.CLOCK) {
            quality.look();
            clocks.wentOff(event.tid());
        }
        tracks.on(event);
        if (event.ended()) {
            reader.forget(event.tid());
            roster.ended(event, observer);
        }
    }

    private void refresh(long now, Runnable between) throws SystemException {
        if (roster.expectsMore() || now - refreshedNanos > REFRESH_NANOS) {
            refreshedNanos = now;
            roster.refresh(now, between);
        }
        names.announceFound(observer, now);
        usage.keepUp(observer);
    }

    private void flush(long now) throws SystemException {
        clocks.spread();
        tracks.all().forEach(track -> track.flush(now - SETTLE_NANOS));
        if (now - secondNanos > SECOND_NANOS) {
            secondNanos = now;
            account(now, Math.max(startNanos, now - SETTLE_NANOS));
        }
        if (attachment.target().gone()) {
            goneNanos = now;
        }
    }

    /**
     * The process has ended, or runs another program. A thread that sleeps makes no event, and may
     * have been told of up to the last flush.
     */
    Ending gone() {
        long toldNanos = Math.max(startNanos, flushedNanos - SETTLE_NANOS);
        return new Ending(Ending.Reason.EXIT, Math.max(toldNanos, newestNanos), watch.whyGoneNow());
    }

    /** The pace has changed: gives all clocks another period. */
    void adapt(long now) throws SystemException {
        clocks.period(pace.periodNanos());
        quality.rateChanged(now);
    }

    /**
     * @param known up to where all events have been taken
     */
    private void account(long now, long known) throws SystemException {
        roster.announceAll(now, observer);
        gils.tallies(known).forEach(observer::tally);
        observer.quality(quality.until(now));
    }

    /** Hands on all that is known up to its end; all its events have been read. */
    void finish(Ending ending) throws SystemException {
        order.release(ending.atNanos() + 1, this::take);
        tracks.all().forEach(track -> track.end(ending.atNanos()));
        account(ending.atNanos(), ending.atNanos());
        usage.announceLast(observer);
        observer.end(ending);
    }

    /** Has the kernel let go of it. */
    @Override
    public void close() {
        roster.close();
        clocks.close();
    }
}
