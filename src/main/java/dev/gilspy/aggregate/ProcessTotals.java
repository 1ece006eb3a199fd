package dev.gilspy.aggregate;

import dev.gilspy.model.Frame;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

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

    List<Summary.InterpreterSummary> interpreters(
            Map<Integer, GilTally> tallies, boolean gilEnabled, long windowNanos) {
        SortedSet<Integer> ids = new TreeSet<>(tallies.keySet());
        threads.all().forEach(thread -> ids.add(thread.info().interpreter()));
        List<Summary.InterpreterSummary> all = new ArrayList<>();
        for (int id : ids) {
            GilTally tally = tallies.get(id);
            long observed = tally == null ? windowNanos : tally.observedNanos();
            all.add(interpreter(id, tally, gilEnabled, observed));
        }
        return all;
    }

    private Summary.InterpreterSummary interpreter(
            int id, GilTally tally, boolean gilEnabled, long observedNanos) {
        long held = tally == null ? 0 : tally.unknownHeldNanos();
        for (ThreadState state : ThreadState.values()) {
            held += state.holdsGil() ? nanosIn(id, state) : 0;
        }
        double utilisation = share(held, observedNanos);
        if (gilEnabled) {
            // Ends of sampled spans may overlap by their uncertainty; one GIL has one holder.
            utilisation = Math.min(1, utilisation);
        }
        return new Summary.InterpreterSummary(
                id,
                utilisation,
                share(nanosIn(id, ThreadState.WAITING), observedNanos),
                share(nanosIn(id, ThreadState.NATIVE), observedNanos),
                tally);
    }

    private static double share(long part, long whole) {
        return whole <= 0 ? Double.NaN : (double) part / whole;
    }

    private long nanosIn(int interpreter, ThreadState state) {
        return threads.all().stream()
                .filter(thread -> thread.info().interpreter() == interpreter)
                .mapToLong(thread -> thread.nanosIn(state))
                .sum();
    }

    /** Most time first. */
    List<StackSummary> stacks(Cells<StackKey> cells) {
        return cells.all().entrySet().stream()
                .sorted(
                        Comparator.<Map.Entry<StackKey, Cells.Weight>>comparingLong(
                                        cell -> -cell.getValue().nanos())
                                .thenComparing(cell -> cell.getKey().thread())
                                .thenComparing(cell -> cell.getKey().state())
                                .thenComparing(cell -> cell.getKey().stack()))
                .map(cell -> stackSummary(cell.getKey(), cell.getValue()))
                .toList();
    }

    private StackSummary stackSummary(StackKey key, Cells.Weight weight) {
        return new StackSummary(
                key.thread(), key.state(), weight.samples(), weight.nanos(), frames(key.stack()));
    }

    /** Most waiting first. */
    List<Blame> blame(Cells<BlameKey> cells) {
        return cells.all().entrySet().stream()
                .sorted(
                        Comparator.<Map.Entry<BlameKey, Cells.Weight>>comparingLong(
                                        cell -> -cell.getValue().nanos())
                                .thenComparing(cell -> cell.getKey().waiter())
                                .thenComparing(cell -> cell.getKey().holder())
                                .thenComparing(cell -> cell.getKey().holderStack()))
                .map(cell -> blame(cell.getKey(), cell.getValue().nanos()))
                .toList();
    }

    private Blame blame(BlameKey key, long nanos) {
        return new Blame(key.waiter(), key.holder(), frames(key.holderStack()), nanos);
    }

    /** Threads of a pool share their stacks: each is put together once. */
    private List<Frame> frames(int stack) {
        return framesByStack.computeIfAbsent(stack, stackTable::framesOf);
    }
}
