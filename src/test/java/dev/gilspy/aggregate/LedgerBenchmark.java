package dev.gilspy.aggregate;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Run;
import dev.gilspy.model.Span;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.time.Instant;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Adding up: each span ends the episode before it, which goes into two histograms. */
@State(Scope.Thread)
public class LedgerBenchmark {
    private static final int DURATIONS = 1 << 10;
    private static final double MEAN_NANOS = 200_000;

    private final long[] durations = new long[DURATIONS];
    private Ledger ledger;
    private long nowNanos;
    private int next;

    @Setup
    public void begin() {
        Random random = new Random(1);
        for (int i = 0; i < DURATIONS; i++) {
            durations[i] = 1 + (long) (-Math.log(1 - random.nextDouble()) * MEAN_NANOS);
        }
        ledger = new Ledger();
        ledger.begin(
                new Run(
                        "0",
                        Instant.EPOCH,
                        0,
                        0,
                        1000,
                        0,
                        Run.Source.KERNEL,
                        Run.Pause.NEVER,
                        1,
                        ""));
        ledger.thread(new ThreadInfo(0, 1, "t", 0));
    }

    /** A hold or a wait, in turns. */
    @Benchmark
    public Ledger span() {
        long from = nowNanos;
        nowNanos += durations[next & DURATIONS - 1];
        ThreadState state = next++ % 2 == 0 ? ThreadState.RUNNING : ThreadState.WAITING;
        ledger.span(new Span(0, state, BlockedKind.NONE, from, nowNanos, 0, false));
        return ledger;
    }
}
