package dev.gilspy.aggregate;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Frame;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.Observer;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadAccount;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A stream made by hand: calls an observer as a source would. Each thread has its own clock, which
 * its spans move on; times are in milliseconds.
 */
public final class Scene {
    public static final long MILLI = 1_000_000;
    public static final long START = 7_000_000_000L;

    private final Observer observer;
    private final Map<Integer, Long> clocks = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<String, Integer> frames = new HashMap<>();
    private final Map<List<Integer>, Integer> stacks = new HashMap<>();
    private final Set<Integer> inOtherContext = new HashSet<>();
    private Run.Source source = Run.Source.REMOTE;
    private Run.Pause pause = Run.Pause.NEVER;
    private double cpus = 4;
    private int threads;
    private long uncertainty = MILLI / 2;
    private long failedStops;
    private boolean readsStacks = true;
    private long lostEvents;
    private ProcessInfo process =
            new ProcessInfo(
                    4242,
                    1,
                    List.of("python3", "score.py"),
                    "CPython",
                    "3.12.4",
                    false,
                    true,
                    5 * MILLI);
    private double maxCpu;
    private int loweredToHz;

    public Scene(Observer observer) {
        this.observer = observer;
    }

    public Scene cpus(double usable) {
        cpus = usable;
        return this;
    }

    /** Makes it a recording by the kernel source: exact spans. */
    public Scene exact() {
        source = Run.Source.KERNEL;
        uncertainty = 0;
        return this;
    }

    /** What follows is known to plus or minus so much only; 0 for exactly. */
    public Scene knownTo(double millis) {
        uncertainty = Math.round(millis * MILLI);
        return this;
    }

    public Scene pause(Run.Pause newPause) {
        pause = newPause;
        return this;
    }

    /** No stack can be read; to be said before {@link #quality}. */
    public Scene withoutStacks() {
        readsStacks = false;
        return this;
    }

    /** So many stops failed; to be said before {@link #quality}. */
    public Scene failedStops(long count) {
        failedStops = count;
        return this;
    }

    /** The kernel dropped so many events; to be said before {@link #quality}. */
    public Scene lostEvents(long count) {
        lostEvents = count;
        return this;
    }

    /**
     * The rate was lowered to stay within this share of a CPU; to be said before {@link #begin}.
     */
    public Scene lowered(double share, int toHz) {
        maxCpu = share;
        loweredToHz = toHz;
        return this;
    }

    public Scene begin() {
        Instant start = Instant.parse("2026-01-01T10:00:00Z");
        observer.begin(
                new Run(
                        "0.1.0",
                        start,
                        START,
                        10_000 * MILLI,
                        1000,
                        maxCpu,
                        source,
                        pause,
                        cpus,
                        "6.1.0"));
        observer.process(process);
        return this;
    }

    /** A free-threaded build without a GIL; to be said before {@link #begin}. */
    public Scene freeThreaded() {
        process =
                new ProcessInfo(
                        4242, 1, process.command(), "CPython", "3.14.0", true, false, 5 * MILLI);
        return this;
    }

    /** The GIL of a free-threaded build is on from now on. */
    public Scene gilOn(String... reasons) {
        process = process.withGil(true, List.of(reasons));
        observer.process(process);
        return this;
    }

    /** PyPy, and what cannot be seen of it; to be said before {@link #begin}. */
    public Scene pypy(String... limits) {
        process =
                new ProcessInfo(
                        4242,
                        1,
                        process.command(),
                        "PyPy",
                        "8.0.1",
                        false,
                        true,
                        0,
                        List.of(),
                        List.of(limits));
        return this;
    }

    /** Announces an interpreter that shares its GIL with a lower one, or with itself only. */
    public Scene interpreter(int id, int gil) {
        observer.interpreter(new InterpreterInfo(id, gil));
        return this;
    }

    /** Announces a thread of the main interpreter and gives its id; TIDs count from 4242. */
    public int thread(String name) {
        return thread(name, 0);
    }

    /** Announces a thread of an interpreter. */
    public int thread(String name, int interpreter) {
        int id = threads++;
        names.put(id, name);
        return goesOn(id, interpreter);
    }

    /** A thread goes on in another interpreter. */
    public int goesOn(int thread, int interpreter) {
        observer.thread(new ThreadInfo(thread, 4242 + thread, names.get(thread), interpreter));
        return thread;
    }

    /**
     * Announces a stack, root first, of frames written {@code function file:line}; gives its id.
     */
    public int stack(String... rootFirst) {
        int parent = 0;
        for (String text : rootFirst) {
            int frame = frame(text);
            int caller = parent;
            parent =
                    stacks.computeIfAbsent(
                            List.of(caller, frame),
                            absent -> {
                                int id = stacks.size() + 1;
                                observer.stack(id, caller, frame);
                                return id;
                            });
        }
        return parent;
    }

    private int frame(String text) {
        return frames.computeIfAbsent(
                text,
                absent -> {
                    int space = text.lastIndexOf(' ');
                    int colon = text.lastIndexOf(':');
                    String file = text.substring(space + 1, colon);
                    int line = Integer.parseInt(text.substring(colon + 1));
                    observer.frame(frames.size(), new Frame(text.substring(0, space), file, line));
                    return frames.size();
                });
    }

    /** A thread that is blocked, for whatever kind. */
    public Scene blocked(int thread, BlockedKind kind, double millis, int stack) {
        return add(thread, ThreadState.BLOCKED, kind, millis, false, stack);
    }

    /** A thread in a state, beginning a new hold or wait if it is one. */
    public Scene is(int thread, ThreadState state, double millis, int stack) {
        return add(thread, state, BlockedKind.NONE, millis, false, stack);
    }

    /** A thread in a state, going on with the hold or wait of its span before. */
    public Scene stays(int thread, ThreadState state, double millis, int stack) {
        return add(thread, state, BlockedKind.NONE, millis, true, stack);
    }

    /**
     * What the thread does next, it does in another context: its event loop runs another callback.
     */
    public Scene turns(int thread) {
        inOtherContext.add(thread);
        return this;
    }

    /** A thread that waits for another one. */
    public Scene waits(int thread, double millis, int stack, int holder, int holderStack) {
        long nanos = span(thread, ThreadState.WAITING, BlockedKind.NONE, millis, false);
        observe(thread, ThreadState.WAITING, BlockedKind.NONE, nanos, stack, holder, holderStack);
        return this;
    }

    /** A thread that goes on with the same wait, behind another holder. */
    public Scene waitsOn(int thread, double millis, int stack, int holder, int holderStack) {
        long nanos = span(thread, ThreadState.WAITING, BlockedKind.NONE, millis, true);
        observe(thread, ThreadState.WAITING, BlockedKind.NONE, nanos, stack, holder, holderStack);
        return this;
    }

    private Scene add(
            int thread, ThreadState state, BlockedKind kind, double millis, boolean on, int stack) {
        long nanos = span(thread, state, kind, millis, on);
        int holder = state == ThreadState.WAITING ? ThreadInfo.UNKNOWN : ThreadInfo.NOBODY;
        observe(thread, state, kind, nanos, stack, holder, 0);
        return this;
    }

    private long span(int thread, ThreadState state, BlockedKind kind, double millis, boolean on) {
        long from = clocks.getOrDefault(thread, START);
        long nanos = Math.round(millis * MILLI);
        clocks.put(thread, from + nanos);
        observer.span(new Span(thread, state, kind, from, from + nanos, uncertainty, on));
        return nanos;
    }

    private void observe(
            int thread,
            ThreadState state,
            BlockedKind kind,
            long nanos,
            int stack,
            int holder,
            int at) {
        int samples = (int) Math.max(1, nanos / MILLI);
        long end = clocks.get(thread);
        observer.observe(
                new StackObservation(
                        thread,
                        state,
                        kind,
                        end,
                        samples,
                        nanos,
                        stack,
                        holder,
                        at,
                        inOtherContext.remove(thread)));
    }

    /** The kernel's account of a thread, in milliseconds. */
    public Scene account(int thread, double observed, double cpu, double runQueue) {
        observer.account(
                new ThreadAccount(
                        thread,
                        Math.round(observed * MILLI),
                        Math.round(cpu * MILLI),
                        Math.round(runQueue * MILLI)));
        return this;
    }

    /** How a thread let go of the GIL, and its waiting in milliseconds. */
    public Scene gilAccount(int thread, long forced, long voluntary, double gil, double cpu) {
        observer.gilAccount(
                new GilAccount(
                        thread,
                        forced,
                        voluntary,
                        Math.round(gil * MILLI),
                        Math.round(cpu * MILLI)));
        return this;
    }

    public Scene tally(double observed, double unknownHeld, long switches, long seen) {
        return tallyOf(0, observed, unknownHeld, switches, seen);
    }

    public Scene tallyOf(
            int interpreter, double observed, double unknownHeld, long switches, long seen) {
        observer.tally(
                new GilTally(
                        interpreter,
                        Math.round(observed * MILLI),
                        Math.round(unknownHeld * MILLI),
                        switches,
                        seen));
        return this;
    }

    /** A thread has queued for a lock for so many milliseconds until now. */
    public Scene queued(long lock, String of, int thread, double millis) {
        observer.lockAccount(new LockAccount(lock, of, thread, Math.round(millis * MILLI)));
        return this;
    }

    /** A thread has asked for so many stop-the-world pauses, in milliseconds, until now. */
    public Scene paused(int thread, long pauses, double millis) {
        observer.pauseAccount(new PauseAccount(thread, pauses, Math.round(millis * MILLI)));
        return this;
    }

    public Scene quality(long samples, long latenessP99Nanos) {
        Quantiles lateness =
                new Quantiles(
                        true,
                        samples,
                        samples * 20_000,
                        15_000,
                        30_000,
                        latenessP99Nanos,
                        latenessP99Nanos * 2,
                        latenessP99Nanos * 3,
                        0);
        observer.quality(
                new RunQuality(
                        samples,
                        2,
                        1,
                        0,
                        readsStacks ? 3 * samples : 0,
                        readsStacks ? 7 : 0,
                        failedStops,
                        0,
                        lateness,
                        60 * MILLI,
                        true,
                        loweredToHz));
        return this;
    }

    /** How a run of the kernel source went: its clock is the kernel's own, and never late. */
    public Scene kernelQuality(long samples) {
        observer.quality(
                new RunQuality(
                        samples,
                        0,
                        0,
                        3,
                        samples,
                        0,
                        0,
                        lostEvents,
                        Quantiles.NONE,
                        40 * MILLI,
                        false,
                        loweredToHz));
        return this;
    }

    public Scene end(double atMillis) {
        return end(Ending.Reason.DURATION, atMillis, "");
    }

    public Scene end(Ending.Reason reason, double atMillis, String detail) {
        long at = START + Math.round(atMillis * MILLI);
        observer.end(new Ending(reason, at, detail));
        return this;
    }
}
