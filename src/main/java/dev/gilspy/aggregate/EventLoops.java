package dev.gilspy.aggregate;

import dev.gilspy.model.StackObservation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The event loops that threads run, told by their stacks, in bounded memory: each thread that has
 * one has a line, and the stalls of all share one table of stacks.
 */
final class EventLoops {
    /** What stalls is few functions; the table of all stacks has ten times as many. */
    private static final int MOST_STACKS = 2_000;

    private final LoopStacks stacks;
    private final Map<Integer, LoopLedger> byThread = new TreeMap<>();
    private final Cells<StackKey> stalls = new Cells<>(MOST_STACKS);

    /**
     * @param stacks those that are announced
     */
    EventLoops(LoopStacks stacks) {
        this.stacks = stacks;
    }

    /** What a thread did, in the order of its time. */
    void observe(StackObservation seen, StackKey key) {
        LoopLedger ledger = byThread.get(key.thread());
        LoopCode loop = stacks.loopOf(seen.stack());
        if (ledger == null && loop != null) {
            ledger = new LoopLedger(loop);
            byThread.put(key.thread(), ledger);
        }
        if (ledger == null) {
            return;
        }
        if (seen.stack() == StackTable.EMPTY) {
            ledger.unknown(seen, key, stalls);
        } else {
            ledger.add(seen, stacks.taskOf(seen.stack()), key, stalls);
        }
    }

    void replaceThreads(Map<Integer, Integer> newIds) {
        newIds.forEach(
                (old, now) -> {
                    LoopLedger ended = byThread.remove(old);
                    if (ended != null) {
                        LoopLedger closed = ended.closed(stalls);
                        byThread.computeIfAbsent(now, absent -> new LoopLedger(closed.loop()))
                                .addAll(closed);
                    }
                });
        stalls.replaceThreads(newIds);
    }

    /**
     * Loops that did anything, by thread.
     *
     * @param resolutionNanos how well the stretches are known
     * @param named the stacks of some cells, most time first
     */
    List<LoopSummary> summaries(
            long resolutionNanos, Function<Cells<StackKey>, List<StackSummary>> named) {
        Cells<StackKey> all = new Cells<>(MOST_STACKS);
        stalls.all().forEach((key, weight) -> all.add(key, weight.samples(), weight.nanos()));
        Map<Integer, LoopLedger> closed = new TreeMap<>();
        byThread.forEach((thread, ledger) -> closed.put(thread, ledger.closed(all)));
        List<StackSummary> stalledIn = named.apply(all);
        return closed.entrySet().stream()
                .map(
                        entry ->
                                entry.getValue()
                                        .summary(
                                                entry.getKey(),
                                                resolutionNanos,
                                                of(entry.getKey(), stalledIn)))
                .filter(loop -> loop.stretches().count() > 0)
                .toList();
    }

    private static List<StackSummary> of(int thread, List<StackSummary> stacks) {
        return stacks.stream().filter(stack -> stack.thread() == thread).toList();
    }
}
