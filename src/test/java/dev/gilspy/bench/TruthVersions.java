package dev.gilspy.bench;

import static java.util.stream.Collectors.joining;

import dev.gilspy.bench.TruthOutcome.Subject;
import dev.gilspy.live.Python;
import dev.gilspy.live.TruthMix;
import java.util.ArrayList;
import java.util.List;

/** Shares against ground truth on each version of CPython. */
final class TruthVersions implements Bench.Part {
    private static final int SECONDS = 4;

    @Override
    public void run(Bench bench) {
        for (TruthMix mix : List.of(TruthMix.SLEEPING_OUTSIDE, TruthMix.SPINNING_OUTSIDE)) {
            List<TruthOutcome> outcomes = new ArrayList<>();
            for (Python python : bench.settings().pythonsWithHeaders()) {
                Subject subject = new Subject(python.toString(), mix, true);
                for (int round = 0; round < bench.rounds(1); round++) {
                    TruthTrial trial = new TruthTrial(bench, subject, bench.seconds(SECONDS));
                    outcomes.addAll(trial.run(python, true));
                }
            }
            print(bench, mix, outcomes);
        }
    }

    private static void print(Bench bench, TruthMix mix, List<TruthOutcome> outcomes) {
        boolean saturated = mix == TruthMix.SPINNING_OUTSIDE || bench.settings().hogs() > 0;
        TruthTables tables = new TruthTables("CPython", outcomes, TruthGoal.of(saturated));
        bench.heading("Each version, " + mix);
        bench.print(
                "Four threads that hold the GIL for %s on average, %d s, 1,000 Hz."
                        .formatted(holds(mix), bench.seconds(SECONDS)));
        bench.print(tables.shares());
        bench.print(
                "The worst of all versions; the kernel source's goal: %s."
                        .formatted(tables.goal()));
        bench.print(tables.worst());
    }

    private static String holds(TruthMix mix) {
        return mix.workers().stream()
                .map(worker -> worker.name().replace("hold-", ""))
                .collect(joining(", "));
    }
}
