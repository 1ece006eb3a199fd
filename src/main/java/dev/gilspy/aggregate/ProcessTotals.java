package dev.gilspy.aggregate;

import dev.gilspy.model.Frame;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.InterpreterInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns what a ledger has added up into the records of a {@link Summary}, in their fixed order. */
final class ProcessTotals {
    private final Threads threads;
    private final StackTable stackTable;
    private final Map<Integer, List<Frame>> framesByStack = new HashMap<>();

    ProcessTotals(Threads threads, StackTable stackTable) {
        this.threads = threads;
        this.stackTable = stackTable;
    }

    /**
     * Busiest first: by time not blocked, then by TID. Threads that were never seen are left out.
     */
    List<ThreadSummary> threads(Resolution resolution) {
        List<ThreadSummary> all = new ArrayList<>();
        for (ThreadLedger ledger : threads.all()) {
            ThreadSummary summary = ledger.summary(resolution);
            if (summary.observedNanos() > 0 || summary.samples() > 0) {
                all.add(summary);
            }
        }
        all.sort(
                Comparator.comparingLong(ThreadSummary::busyNanos)
                        .reversed()
                        .thenComparing(summary -> summary.thread().tid())
                        .thenComparing(summary -> summary.thread().id()));
        return all;
    }

    /**
     * In the order of their ids, also those that no thread was seen in.
     *
     * @param alwaysHadGil whether a GIL was in force all the time
     */
    List<Summary.InterpreterSummary> interpreters(
            Interpreters known, boolean alwaysHadGil, long windowNanos) {
        Map<Integer, InterpreterTimes> times = times();
        Map<Integer, InterpreterInfo> infos = new TreeMap<>(known.all());
        times.keySet().forEach(id -> infos.putIfAbsent(id, new InterpreterInfo(id, id)));
        List<Summary.InterpreterSummary> all = new ArrayList<>();
        for (InterpreterInfo info : infos.values()) {
            GilTally counted = known.tallyOf(info);
            long observed = counted == null ? windowNanos : counted.observedNanos();
            boolean oneGil = alwaysHadGil && info.id() != Summary.OTHER_INTERPRETERS;
            InterpreterTimes in = times.getOrDefault(info.id(), new InterpreterTimes());
            all.add(in.summary(info, known.tallyAs(info.id()), oneGil, observed));
        }
        return all;
    }

    private Map<Integer, InterpreterTimes> times() {
        Map<Integer, InterpreterTimes> times = new HashMap<>();
        for (ThreadLedger thread : threads.all()) {
            thread.times()
                    .forEach(
                            (id, in) ->
                                    times.computeIfAbsent(id, absent -> new InterpreterTimes())
                                            .add(in));
        }
        return times;
    }

    /** Most time first. */
    List<StackSummary> stacks(Cells<StackKey> cells) {
        return cells.all().entrySet().stream()
                .sorted(
                        Comparator.<Map.Entry<StackKey, Cells.Weight>>comparingLong(
                                        cell -> -cell.getValue().nanos())
                                .thenComparing(cell -> cell.getKey().thread())
                                .thenComparing(cell -> cell.getKey().interpreter())
                                .thenComparing(cell -> cell.getKey().state())
                                .thenComparing(cell -> cell.getKey().stack()))
                .map(cell -> stackSummary(cell.getKey(), cell.getValue()))
                .toList();
    }

    private StackSummary stackSummary(StackKey key, Cells.Weight weight) {
        return new StackSummary(
                key.thread(),
                key.interpreter(),
                key.state(),
                weight.samples(),
                weight.nanos(),
                frames(key.stack()));
    }

    /** Most waiting first. */
    List<Blame> blame(Cells<BlameKey> cells) {
        return cells.all().entrySet().stream()
                .sorted(
                        Comparator.<Map.Entry<BlameKey, Cells.Weight>>comparingLong(
                                        cell -> -cell.getValue().nanos())
                                .thenComparing(cell -> cell.getKey().waiter())
                                .thenComparing(cell -> cell.getKey().interpreter())
                                .thenComparing(cell -> cell.getKey().holder())
                                .thenComparing(cell -> cell.getKey().holderStack()))
                .map(cell -> blame(cell.getKey(), cell.getValue().nanos()))
                .toList();
    }

    private Blame blame(BlameKey key, long nanos) {
        return new Blame(
                key.waiter(), key.interpreter(), key.holder(), frames(key.holderStack()), nanos);
    }

    Timeline timeline(TimelineLog log) {
        return log.timeline(this::frames);
    }

    /** Threads of a pool share their stacks: each is put together once. */
    private List<Frame> frames(int stack) {
        return framesByStack.computeIfAbsent(stack, stackTable::framesOf);
    }
}
