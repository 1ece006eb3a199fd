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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds one process's stream up by groups of threads, for who asks again and again what it comes to.
 * What was added to one group stays there, so that no figure ever shrinks; the number of groups is
 * bounded. Asking costs little, however long it has gone on. Thread-safe.
 */
public final class TotalsLedger implements Observer {
    /** Each is some twenty series in a monitoring system; the threads of later ones share one. */
    static final int MAX_GROUPS = 50;

    /** The group of threads for whose group there was no room. */
    public static final String OTHERS = "(others)";

    private final Map<String, GroupTotals> groups = new TreeMap<>();
    private final Members members = new Members();
    private final Interpreters interpreters = new Interpreters();
    private final Map<Integer, StateTimes> timesByInterpreter = new TreeMap<>();
    private final Map<Integer, RecentTimes> recentByInterpreter = new HashMap<>();

    private ProcessInfo process;
    private RunQuality quality;
    private ProcessUsage usage;
    private Ending ending;
    private long startNanos;
    private long newestNanos;

    @Override
    public synchronized void begin(Run run) {
        startNanos = run.startNanos();
        newestNanos = startNanos;
    }

    @Override
    public synchronized void process(ProcessInfo newProcess) {
        process = newProcess;
    }

    @Override
    public synchronized void interpreter(InterpreterInfo interpreter) {
        interpreters.announce(interpreter);
    }

    @Override
    public synchronized void thread(ThreadInfo thread) {
        members.put(
                thread.id(),
                groupOf(thread.name()),
                interpreters.lineOf(thread.interpreter()),
                newestNanos);
    }

    private GroupTotals groupOf(String thread) {
        String name = ThreadGroups.nameOf(thread);
        boolean room = groups.size() < MAX_GROUPS || groups.containsKey(name);
        return groups.computeIfAbsent(room ? name : OTHERS, GroupTotals::new);
    }

    @Override
    public synchronized void span(Span span) {
        newestNanos = Math.max(newestNanos, span.toNanos());
        Members.Member member = members.get(span.thread());
        if (member == null) { // it ended long ago, for all that was known
            member = members.put(span.thread(), groupOf(""), 0, newestNanos);
        }
        member.add(span);
        timesIn(member.interpreter()).add(span);
    }

    private StateTimes timesIn(int interpreter) {
        return timesByInterpreter.computeIfAbsent(interpreter, absent -> new StateTimes());
    }

    @Override
    public synchronized void tally(GilTally tally) {
        interpreters.tally(tally);
    }

    @Override
    public synchronized void usage(ProcessUsage newest) {
        usage = newest;
    }

    @Override
    public synchronized void quality(RunQuality newest) {
        quality = newest;
        timesByInterpreter.forEach(
                (id, times) ->
                        recentByInterpreter
                                .computeIfAbsent(id, absent -> new RecentTimes())
                                .add(
                                        newestNanos - startNanos,
                                        heldNanos(id, times),
                                        times.nanosIn(ThreadState.WAITING)));
    }

    private long heldNanos(int interpreter, StateTimes times) {
        GilTally tally = interpreters.tallyAs(interpreter);
        return times.heldNanos() + (tally == null ? 0 : tally.unknownHeldNanos());
    }

    @Override
    public synchronized void end(Ending newEnding) {
        ending = newEnding;
        newestNanos = Math.max(newestNanos, newEnding.atNanos());
    }

    /** Whether there is no more to come. */
    synchronized boolean over() {
        return ending != null;
    }

    /** What there is so far. */
    public synchronized Totals totals() {
        List<Totals.Interpreter> lines = new ArrayList<>();
        timesByInterpreter.forEach((id, times) -> lines.add(line(id, times)));
        Map<GroupTotals, Integer> living = members.living(newestNanos);
        return new Totals(
                process,
                ending,
                quality,
                usage,
                newestNanos - startNanos,
                lines,
                groups.values().stream()
                        .map(group -> group.totals(living.getOrDefault(group, 0)))
                        .toList());
    }

    private Totals.Interpreter line(int id, StateTimes times) {
        boolean oneGil =
                process != null && process.gilEnabled() && id != Summary.OTHER_INTERPRETERS;
        RecentTimes recent = recentByInterpreter.getOrDefault(id, new RecentTimes());
        return new Totals.Interpreter(
                id,
                heldNanos(id, times),
                times.nanosIn(ThreadState.WAITING),
                times.nanosIn(ThreadState.NATIVE),
                interpreters.tallyAs(id),
                recent.lately(oneGil));
    }

    /** How many threads and groups are kept. */
    synchronized int size() {
        return members.size() + groups.size();
    }

    @Override
    public void frame(int id, Frame frame) {
        // not about time by group, as all that follows
    }

    @Override
    public void stack(int id, int parent, int frame) {}

    @Override
    public void observe(StackObservation observation) {}

    @Override
    public void account(ThreadAccount account) {}

    @Override
    public void gilAccount(GilAccount account) {}

    @Override
    public void lockAccount(LockAccount account) {}

    @Override
    public void pauseAccount(PauseAccount account) {}
}
