package dev.gilspy.analysis;

import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Who waited for whom: all waiting of a process's threads, by waiter and by holder. Waiters and
 * holders stand with the most waiting first; the others, those not known and nobody come last.
 */
public final class BlameMatrix {
    /** With more threads than this on one side, threads of one name are one party. */
    private static final int MOST_THREADS = 6;

    private final Map<Cell, Long> cells = new HashMap<>();
    private final Map<WaitParty, Long> waited = new HashMap<>();
    private final Map<WaitParty, Long> caused = new HashMap<>();
    private final boolean grouped;

    private record Cell(WaitParty waiter, WaitParty holder) {}

    private BlameMatrix(boolean grouped) {
        this.grouped = grouped;
    }

    /** By thread; where many take part, by group. */
    public static BlameMatrix of(ProcessSummary process) {
        BlameMatrix byThread = byThread(process);
        boolean few =
                threads(byThread.waiters()).size() <= MOST_THREADS
                        && threads(byThread.holders()).size() <= MOST_THREADS;
        return few ? byThread : byGroup(process);
    }

    /** One line and one column for each thread. */
    public static BlameMatrix byThread(ProcessSummary process) {
        return of(process, WaitParties.byThread(process), false);
    }

    /** One line and one column for all threads whose names differ in digits only. */
    public static BlameMatrix byGroup(ProcessSummary process) {
        return of(process, WaitParties.byGroup(process), true);
    }

    private static BlameMatrix of(
            ProcessSummary process, IntFunction<WaitParty> party, boolean grouped) {
        BlameMatrix matrix = new BlameMatrix(grouped);
        for (Blame blame : process.blame()) {
            matrix.add(
                    new Cell(party.apply(blame.waiter()), party.apply(blame.holder())),
                    blame.nanos());
        }
        return matrix;
    }

    private void add(Cell cell, long nanos) {
        cells.merge(cell, nanos, Long::sum);
        waited.merge(cell.waiter, nanos, Long::sum);
        caused.merge(cell.holder, nanos, Long::sum);
    }

    /** The same with at most so many waiters and so many holding threads; the rest are others. */
    public BlameMatrix folded(int mostWaiters, int mostHolders) {
        Map<WaitParty, WaitParty> waiterOf = fold(waiters(), mostWaiters);
        Map<WaitParty, WaitParty> holderOf = fold(holders(), mostHolders);
        BlameMatrix folded = new BlameMatrix(grouped);
        cells.forEach(
                (cell, nanos) ->
                        folded.add(
                                new Cell(
                                        waiterOf.getOrDefault(cell.waiter, cell.waiter),
                                        holderOf.getOrDefault(cell.holder, cell.holder)),
                                nanos));
        return folded;
    }

    /** Those that are too many, each with the party of the others. */
    private static Map<WaitParty, WaitParty> fold(List<WaitParty> parties, int most) {
        List<WaitParty> threads = threads(parties);
        if (threads.size() <= most) {
            return Map.of();
        }
        List<WaitParty> left = threads.subList(Math.max(0, most - 1), threads.size());
        Set<Integer> ids = new HashSet<>();
        left.forEach(party -> ids.addAll(party.threads()));
        WaitParty others = WaitParty.others(left.size(), ids);
        Map<WaitParty, WaitParty> folded = new HashMap<>();
        left.forEach(party -> folded.put(party, others));
        return folded;
    }

    private static List<WaitParty> threads(List<WaitParty> parties) {
        return parties.stream().filter(party -> party.kind() == WaitParty.Kind.THREADS).toList();
    }

    /** In the order in which they are to be shown. */
    public List<WaitParty> waiters() {
        return sorted(waited);
    }

    /** In the order in which they are to be shown. */
    public List<WaitParty> holders() {
        return sorted(caused);
    }

    private static List<WaitParty> sorted(Map<WaitParty, Long> nanos) {
        return nanos.keySet().stream()
                .sorted(
                        Comparator.comparing(BlameMatrix::rank)
                                .thenComparing(nanos::get, Comparator.reverseOrder())
                                .thenComparing(WaitParty::name))
                .toList();
    }

    private static int rank(WaitParty party) {
        return switch (party.kind()) {
            case THREADS -> 0;
            case OTHERS -> 1;
            case UNKNOWN, NOBODY -> 2;
        };
    }

    /** Whether threads of one name are one party. */
    public boolean grouped() {
        return grouped;
    }

    /** How long one waited for the other. */
    public long nanos(WaitParty waiter, WaitParty holder) {
        return cells.getOrDefault(new Cell(waiter, holder), 0L);
    }

    /** How long one waited. */
    public long waitedNanos(WaitParty waiter) {
        return waited.getOrDefault(waiter, 0L);
    }

    /** How long others waited for one. */
    public long causedNanos(WaitParty holder) {
        return caused.getOrDefault(holder, 0L);
    }

    /** All waiting. */
    public long totalNanos() {
        return waited.values().stream().mapToLong(Long::longValue).sum();
    }

    /** A time as a share of all waiting, 0 to 1; NaN where there was none. */
    public double share(long nanos) {
        long total = totalNanos();
        return total == 0 ? Double.NaN : (double) nanos / total;
    }
}
