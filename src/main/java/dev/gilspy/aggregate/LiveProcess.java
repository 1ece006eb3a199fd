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
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * One process of a live view. Every span and observation goes to the total and, cut at their
 * borders, to the windows that it touches; what was announced is announced to each window again.
 * Thread-safe.
 */
final class LiveProcess implements Observer {
    private final WindowGrid grid;
    private final LongSupplier clock;
    private final KnownStacks stacks = new KnownStacks();
    private final LiveThreads threads = new LiveThreads();
    private final LiveAccounts accounts = new LiveAccounts();
    private final Map<Integer, InterpreterInfo> interpreters = new TreeMap<>();
    private final OpenWindows windows;
    private Run run;
    private ProcessInfo process;
    private Ending ending;
    private int sharing = 1;

    /** Null before it begins. */
    private LiveWindow total;

    /**
     * @param clock CLOCK_MONOTONIC
     */
    LiveProcess(WindowGrid grid, LongSupplier clock) {
        this.grid = grid;
        this.clock = clock;
        this.windows = new OpenWindows(grid, from -> window(Ledger.ofMoment(stacks), from));
    }

    private LiveWindow window(Ledger ledger, long fromNanos) {
        LiveWindow window = new LiveWindow(ledger, run, fromNanos);
        window.begin(process, interpreters.values());
        window.ledger().shareAmong(sharing);
        return window;
    }

    /** So many processes are in one memory: it keeps less the more there are. */
    synchronized void shareAmong(int processes) {
        sharing = processes;
        if (total != null) {
            total.ledger().shareAmong(processes);
        }
    }

    @Override
    public synchronized void begin(Run newRun) {
        run = newRun;
        grid.begin(newRun.startNanos());
        total = window(Ledger.knowing(stacks), newRun.startNanos());
    }

    /** Lets the total begin at this moment. */
    synchronized void reset(long nanos) {
        if (run != null && ending == null) {
            accounts.reset(nanos);
            total = window(Ledger.knowing(stacks), nanos);
        }
    }

    @Override
    public synchronized void process(ProcessInfo newProcess) {
        process = newProcess;
        total.ledger().process(newProcess);
        windows.all().forEach(window -> window.ledger().process(newProcess));
    }

    @Override
    public synchronized void interpreter(InterpreterInfo interpreter) {
        if (interpreters.size() < Interpreters.MAX_INTERPRETERS) {
            interpreters.put(interpreter.id(), interpreter);
        }
        total.ledger().interpreter(interpreter);
        windows.all().forEach(window -> window.ledger().interpreter(interpreter));
    }

    @Override
    public synchronized void thread(ThreadInfo thread) {
        if (threads.announce(thread, clock.getAsLong())) {
            total.keepOnly(threads::has);
        }
        total.renamed(thread);
        windows.all().forEach(window -> window.renamed(thread));
    }

    @Override
    public synchronized void frame(int id, Frame frame) {
        stacks.frame(id, frame);
    }

    @Override
    public synchronized void stack(int id, int parent, int frame) {
        stacks.stack(id, parent, frame);
    }

    @Override
    public synchronized void span(Span span) {
        LiveThread thread = threads.get(span.thread());
        long from = Math.max(span.fromNanos(), total.fromNanos());
        if (from < span.toNanos()) {
            total.add(thread, span, from, span.toNanos());
        }
        windows.cut(
                span.fromNanos(),
                span.toNanos(),
                (window, start, end) -> window.add(thread, span, start, end));
        thread.add(span);
    }

    @Override
    public synchronized void observe(StackObservation seen) {
        LiveThread thread = threads.get(seen.thread());
        LiveThread holder = seen.holder() < 0 ? null : threads.get(seen.holder());
        ObservationParts parts = new ObservationParts(seen);
        long from = Math.max(parts.fromNanos(), total.fromNanos());
        if (from <= seen.atNanos()) {
            total.add(thread, holder, parts.part(from, seen.atNanos()));
        }
        windows.cut(
                parts.fromNanos(),
                seen.atNanos(),
                (window, start, end) -> window.add(thread, holder, parts.part(start, end)));
    }

    @Override
    public synchronized void account(ThreadAccount account) {
        total.ledger().account(accounts.put(account, clock.getAsLong()));
    }

    @Override
    public synchronized void gilAccount(GilAccount account) {
        long since = threads.get(account.thread()).announcedNanos();
        total.ledger().gilAccount(accounts.put(account, since, clock.getAsLong()));
    }

    @Override
    public synchronized void tally(GilTally tally) {
        total.ledger().tally(accounts.put(tally, clock.getAsLong()));
    }

    @Override
    public synchronized void lockAccount(LockAccount account) {
        total.ledger().lockAccount(accounts.put(account, run.startNanos(), clock.getAsLong()));
    }

    @Override
    public synchronized void pauseAccount(PauseAccount account) {
        total.ledger().pauseAccount(accounts.put(account, run.startNanos(), clock.getAsLong()));
    }

    @Override
    public synchronized void usage(ProcessUsage usage) {
        accounts.put(usage);
        total.ledger().usage(usage);
    }

    @Override
    public synchronized void quality(RunQuality quality) {
        total.ledger().quality(accounts.put(quality, run.startNanos(), clock.getAsLong()));
    }

    @Override
    public synchronized void end(Ending newEnding) {
        ending = newEnding;
        total.ledger().end(newEnding);
    }

    /** Null while it goes on. */
    synchronized Ending ending() {
        return ending;
    }

    /**
     * Closes a window of the grid, and those before it.
     *
     * @param toNanos where the window ends
     * @return what was in it; null if nothing
     */
    synchronized Summary close(long index, long toNanos) {
        LiveWindow closed = windows.close(index);
        Summary summary = closed == null ? null : closed.close(accounts, toNanos, ending);
        accounts.forgetBefore(toNanos, clock.getAsLong() - Threads.ENDED_AFTER_NANOS);
        return summary;
    }

    /** How long the total is; 0 before it begins. */
    synchronized long totalNanos(long nowNanos) {
        long end = ending == null ? nowNanos : ending.atNanos();
        return total == null ? 0 : Math.max(0, end - total.fromNanos());
    }

    /** What there is since the beginning, or the last reset; of nothing before it begins. */
    synchronized Summary total() {
        return total == null ? new Ledger().summary() : total.ledger().summary();
    }
}
