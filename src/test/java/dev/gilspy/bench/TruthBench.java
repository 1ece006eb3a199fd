package dev.gilspy.bench;

import static java.util.stream.Collectors.joining;

import dev.gilspy.bench.TruthRun.Comparison;
import dev.gilspy.live.Python;
import dev.gilspy.live.TruthMix;
import dev.gilspy.model.RunQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Shares against threads that wrote down when they held the GIL and when they waited for it. One
 * recording by gilspy, then one by py-spy, of the same process; each is held against what was true
 * meanwhile.
 */
final class TruthBench implements Bench.Part {
    private static final int SECONDS = 8;
    private static final String POINTS = "%.1f";

    @Override
    public void run(Bench bench) {
        for (TruthMix mix : List.of(TruthMix.SLEEPING_OUTSIDE, TruthMix.SPINNING_OUTSIDE)) {
            List<TruthRun> runs = new ArrayList<>();
            for (Python python : bench.settings().pythonsWithHeaders()) {
                for (int round = 0; round < bench.rounds(1); round++) {
                    runs.add(TruthRun.measure(bench, python, mix, bench.seconds(SECONDS)));
                }
            }
            bench.heading("Shares against ground truth, " + mix);
            bench.print(
                    "Four threads that hold the GIL for %s on average, %d s, 1,000 Hz."
                            .formatted(holds(mix), bench.seconds(SECONDS)));
            bench.print(worst(runs));
            bench.print("Thread by thread, in percent of the time:");
            bench.print(threads(runs));
        }
    }

    private static String holds(TruthMix mix) {
        return mix.workers().stream()
                .map(worker -> worker.name().replace("hold-", ""))
                .collect(joining(", "));
    }

    private static MarkdownTable worst(List<TruthRun> runs) {
        MarkdownTable table =
                new MarkdownTable(
                        "CPython",
                        "worst held (points)",
                        "worst waiting",
                        "worst outside",
                        "late p99 (µs)",
                        "torn",
                        "missed",
                        "from the kernel's account",
                        "py-spy --gil worst held");
        for (TruthRun run : runs) {
            RunQuality quality = run.summary().quality();
            table.row(
                    run.python().toString(),
                    worst(run, Comparison::heldPoints),
                    worst(run, Comparison::waitingPoints),
                    worst(run, Comparison::outsidePoints),
                    Figures.one("%.0f", quality.lateness().p99Nanos() / 1e3),
                    share(quality.torn(), quality),
                    share(quality.missed(), quality),
                    Figures.one(POINTS, run.summary().reconcilePoints()),
                    run.pySpyFailure().orElseGet(() -> worst(run, Comparison::pySpyPoints)));
        }
        return table;
    }

    private static String share(long count, RunQuality quality) {
        long due = quality.samples() + quality.torn() + quality.missed();
        return Figures.one("%.2f %%", 100.0 * count / due);
    }

    private static String worst(TruthRun run, ToDoubleFunction<Comparison> points) {
        double worst =
                run.threads().stream().mapToDouble(points).map(Math::abs).max().orElse(Double.NaN);
        return Figures.one(POINTS, worst);
    }

    private static MarkdownTable threads(List<TruthRun> runs) {
        MarkdownTable table =
                new MarkdownTable(
                        "CPython",
                        "thread",
                        "held: true",
                        "gilspy",
                        "true (py-spy's window)",
                        "py-spy --gil",
                        "waiting: true",
                        "gilspy",
                        "outside: true",
                        "gilspy");
        for (TruthRun run : runs) {
            for (Comparison thread : run.threads()) {
                table.row(
                        run.python().toString(),
                        thread.name(),
                        percent(thread.truth().held()),
                        percent(thread.held()),
                        percent(thread.pySpyTruth()),
                        percent(thread.pySpyHeld()),
                        percent(thread.truth().waiting()),
                        percent(thread.waiting()),
                        percent(thread.truth().outside()),
                        percent(thread.outside()));
            }
        }
        return table;
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : Figures.one(POINTS, 100 * share);
    }
}
