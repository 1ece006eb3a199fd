package dev.gilspy.aggregate;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One thread's event loop, followed from observation to observation. */
final class LoopLedger {
    /** A stretch with more stacks than this has only its time. */
    private static final int MOST_STACKS = 100;

    private final LoopCode loop;
    private final LoopBuckets buckets = new LoopBuckets();
    private final Distribution stretches = new Distribution();
    private boolean callbacksTold;
    private long observedNanos;
    private int task = LoopStacks.ELSEWHERE;
    private long fromNanos;
    private long toNanos;
    private final Map<StackKey, Long> stacks = new HashMap<>();

    LoopLedger(LoopCode loop) {
        this.loop = loop;
    }

    LoopCode loop() {
        return loop;
    }

    /**
     * Adds what the thread did next.
     *
     * @param now what {@link LoopStacks} says of its stack
     * @param stalls where a stall's time goes, once it is known to be one
     */
    void add(StackObservation seen, int now, StackKey key, Cells<StackKey> stalls) {
        callbacksTold |= seen.otherContext();
        boolean asleep = now == LoopStacks.LOOP && seen.state() == ThreadState.BLOCKED;
        boolean gap = task != LoopStacks.ELSEWHERE && seen.atNanos() - seen.nanos() > toNanos;
        if (now != task || seen.otherContext() || asleep || gap) {
            close(stalls);
        }
        observedNanos += now == LoopStacks.ELSEWHERE ? 0 : seen.nanos();
        if (now == LoopStacks.ELSEWHERE || asleep) {
            return;
        }
        if (task == LoopStacks.ELSEWHERE) {
            task = now;
            fromNanos = seen.atNanos() - seen.nanos();
        }
        toNanos = seen.atNanos();
        StackKey kept = stacks.size() < MOST_STACKS ? key : key.withoutStack();
        stacks.merge(kept, seen.nanos(), Long::sum);
    }

    /** The stack could not be read: the loop does what it did before, for all that is known. */
    void unknown(StackObservation seen, StackKey key, Cells<StackKey> stalls) {
        boolean runs = seen.state() != ThreadState.BLOCKED || seen.kind() != BlockedKind.POLL;
        if (runs && task != LoopStacks.ELSEWHERE) {
            add(seen, task, key, stalls);
        }
    }

    private void close(Cells<StackKey> stalls) {
        if (task == LoopStacks.ELSEWHERE) {
            return;
        }
        long nanos = toNanos - fromNanos;
        stretches.add(nanos);
        buckets.add(nanos);
        if (nanos >= LoopSummary.STALL_NANOS) {
            stacks.forEach((key, part) -> stalls.add(key, 1, part));
        }
        stacks.clear();
        task = LoopStacks.ELSEWHERE;
    }

    /** Takes over everything of a thread that is to have no line of its own any more. */
    void addAll(LoopLedger ended) {
        stretches.addAll(ended.stretches);
        buckets.addAll(ended.buckets);
        callbacksTold |= ended.callbacksTold;
        observedNanos += ended.observedNanos;
    }

    /** The same with the stretch that goes on ended now. Changes nothing. */
    LoopLedger closed(Cells<StackKey> stalls) {
        LoopLedger copy = new LoopLedger(loop);
        copy.addAll(this);
        copy.task = task;
        copy.fromNanos = fromNanos;
        copy.toNanos = toNanos;
        copy.stacks.putAll(stacks);
        copy.close(stalls);
        return copy;
    }

    private StackSummary running(StackSummary stack) {
        return new StackSummary(
                stack.thread(),
                stack.interpreter(),
                stack.state(),
                stack.samples(),
                stack.nanos(),
                loop.run(stack.frames()));
    }

    LoopSummary summary(int thread, long resolutionNanos, List<StackSummary> stalledIn) {
        return new LoopSummary(
                thread,
                loop.name(),
                callbacksTold,
                observedNanos,
                stretches.quantiles(false, resolutionNanos),
                buckets.summary(),
                stalledIn.stream().map(this::running).toList());
    }
}
