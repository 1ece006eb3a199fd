package dev.gilspy.bench;

import dev.gilspy.bench.TruthOutcome.Subject;
import dev.gilspy.live.ClippedTruth;
import dev.gilspy.live.Python;
import dev.gilspy.live.TruthMix.Manner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shares, holds and waits against threads that wrote down the truth, over a grid of hold lengths
 * and threads; see {@link TruthCell}.
 */
final class TruthGrid implements Bench.Part {
    private static final int SECONDS = 2;
    private static final int RATE_HZ = 1000;
    private static final List<Integer> HOLD_MICROS = List.of(10, 50, 200, 1_000, 5_000, 50_000);
    private static final List<Integer> THREADS = List.of(1, 2, 4, 8, 32);

    /** Those that spin are many more than there are CPUs, which two columns show. */
    private static final List<Integer> SPINNING_THREADS = List.of(2, 8);

    /** With which other profilers are measured too. */
    private static final int PEERS_THREADS = 4;

    @Override
    public void run(Bench bench) {
        bench.print(
                ("CPython %s, windows of %d s, %,d Hz. An error of a share is in percentage points;"
                                + " one of a duration is what was said over what was true, and the"
                                + " difference in µs, of the median thread; after the semicolon of the"
                                + " worst. Both are of the same window. Waits are those of %d µs and"
                                + " more.")
                        .formatted(
                                python(bench),
                                bench.seconds(SECONDS),
                                RATE_HZ,
                                ClippedTruth.SHORTEST_WAIT_NANOS / 1000));
        run(bench, Manner.SLEEP, bench.settings().threads().orElse(THREADS));
        run(bench, Manner.SPIN, bench.settings().threads().orElse(SPINNING_THREADS));
    }

    private static Python python(Bench bench) {
        return bench.settings().pythonsWithHeaders().stream()
                .filter(python -> python.minor() == 12 || bench.settings().python().isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static void run(Bench bench, Manner outside, List<Integer> threads) {
        List<TruthOutcome> outcomes = new ArrayList<>();
        for (int micros : bench.settings().holdMicros().orElse(HOLD_MICROS)) {
            for (int count : threads) {
                TruthCell cell = new TruthCell(micros * 1000L, count, outside);
                for (int round = 0; round < bench.rounds(1); round++) {
                    outcomes.addAll(attempt(bench, cell));
                }
            }
        }
        boolean saturated = outside == Manner.SPIN || bench.settings().hogs() > 0;
        print(bench, outside, new TruthTables("hold x threads", outcomes, TruthGoal.of(saturated)));
    }

    /** One profiler's failure in one cell is told, and does not take the others along. */
    private static List<TruthOutcome> attempt(Bench bench, TruthCell cell) {
        try {
            return measure(bench, cell);
        } catch (ProfilerFailure e) {
            bench.print("- %s: %s".formatted(cell, e.getMessage()));
            return List.of();
        }
    }

    private static List<TruthOutcome> measure(Bench bench, TruthCell cell) {
        Subject subject = new Subject(cell.toString(), cell.mix(), cell.contended());
        boolean peers = cell.threads() == PEERS_THREADS;
        int seconds = bench.seconds(SECONDS);
        List<TruthOutcome> outcomes =
                new ArrayList<>(new TruthTrial(bench, subject, seconds).run(python(bench), peers));
        Optional<Python> python315 = peers ? bench.python315() : Optional.empty();
        python315.ifPresent(
                python ->
                        outcomes.addAll(
                                new TruthTrial(bench, subject, seconds).runTachyon(python)));
        return outcomes;
    }

    private static void print(Bench bench, Manner outside, TruthTables tables) {
        String doing = outside == Manner.SLEEP ? "sleep" : "spin";
        bench.heading("Threads that %s without the GIL: shares".formatted(doing));
        bench.print(tables.shares());
        bench.heading("Threads that %s without the GIL: durations of waits".formatted(doing));
        bench.print(tables.durations(DurationDeviations::waits));
        bench.heading("Threads that %s without the GIL: durations of holds".formatted(doing));
        bench.print(tables.durations(DurationDeviations::holds));
        bench.heading("Threads that %s without the GIL: the worst".formatted(doing));
        bench.print(
                "Over all cells with holds of 50 µs and more and two threads or more. The kernel"
                        + " source's goal: %s.".formatted(tables.goal()));
        bench.print(tables.worst());
        for (Profiler source : bench.sources()) {
            bench.print("%s misses that goal:".formatted(source.name()));
            bench.print(tables.misses(source.name()));
        }
    }
}
