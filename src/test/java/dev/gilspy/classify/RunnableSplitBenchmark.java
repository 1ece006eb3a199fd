package dev.gilspy.classify;

import dev.gilspy.model.BlockedKind;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Deciding what a thread did. */
@State(Scope.Thread)
public class RunnableSplitBenchmark {
    private static final int CASES = 1 << 10;
    private static final int SYSTEM_CALLS = 335;

    private final RunnableSplit split = new RunnableSplit();
    private final RunnableSplit.Evidence[] evidence = new RunnableSplit.Evidence[CASES];
    private int next;

    @Setup
    public void evidence() {
        Random random = new Random(1);
        for (int i = 0; i < CASES; i++) {
            RunnableSplit.Evidence one = new RunnableSplit.Evidence();
            one.holder = random.nextInt(4) == 0;
            one.cpuNanos = random.nextInt(2_000_000);
            one.queuedNanos = random.nextInt(100_000);
            one.timesScheduledIn = random.nextInt(5);
            one.wantedBefore = random.nextBoolean();
            one.parkedAfter = random.nextBoolean();
            one.holdsAfter = random.nextBoolean();
            one.usualWaitingShare = random.nextDouble();
            evidence[i] = one;
        }
    }

    /** A stretch in which a thread looked runnable. */
    @Benchmark
    public long runnable() {
        split.split(1_000_000, evidence[next++ & CASES - 1]);
        return split.onCpuNanos();
    }

    /** A thread that sleeps in a system call. */
    @Benchmark
    public BlockedKind asleep() {
        return SystemCalls.kindOf(next++ % SYSTEM_CALLS, 1);
    }
}
