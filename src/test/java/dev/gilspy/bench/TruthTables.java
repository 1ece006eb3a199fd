package dev.gilspy.bench;

import dev.gilspy.bench.DurationDeviations.Durations;
import dev.gilspy.bench.DurationDeviations.Rank;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Outcomes as tables.
 *
 * @param column what the subjects' labels say
 */
record TruthTables(String column, List<TruthOutcome> outcomes, TruthGoal goal) {

    MarkdownTable shares() {
        MarkdownTable table =
                new MarkdownTable(
                        column,
                        "held, truly (%)",
                        "mean waiters, truly",
                        "profiler",
                        "held: worst (median) points",
                        "waiting",
                        "outside");
        for (TruthOutcome outcome : outcomes) {
            table.row(
                    outcome.subject().label(),
                    Figures.one("%.0f", 100 * outcome.truth().held()),
                    Figures.one("%.1f", outcome.truth().waiting()),
                    outcome.profiler(),
                    points(outcome, ShareDeviation::held),
                    points(outcome, ShareDeviation::waiting),
                    points(outcome, ShareDeviation::outside));
        }
        return table;
    }

    private static String points(TruthOutcome outcome, ToDoubleFunction<ShareDeviation> share) {
        double worst = outcome.worst(share);
        return Double.isNaN(worst)
                ? "-"
                : "%s (%s)"
                        .formatted(
                                Figures.one("%.2f", worst),
                                Figures.one("%.2f", outcome.median(share)));
    }

    MarkdownTable durations(Function<DurationDeviations, Durations> kind) {
        MarkdownTable table =
                new MarkdownTable(
                        column,
                        "profiler",
                        "said / true count",
                        "true p50 (µs)",
                        "p50",
                        "p90",
                        "p99",
                        "max",
                        "within the goal");
        for (TruthOutcome outcome : outcomes) {
            List<Deviation> all = outcome.all(kind);
            if (!all.isEmpty()) {
                List<String> row =
                        new ArrayList<>(List.of(outcome.subject().label(), outcome.profiler()));
                row.add(counts(outcome, kind));
                row.add(trueMedian(outcome.at(Rank.P50, kind)));
                for (Rank rank : Rank.values()) {
                    row.add(Deviation.text(outcome.at(rank, kind)));
                }
                row.add("%d of %d".formatted(goal.met(all), all.size()));
                table.row(row);
            }
        }
        return table;
    }

    private static String counts(
            TruthOutcome outcome, Function<DurationDeviations, Durations> kind) {
        List<Durations> all = outcome.durations().stream().map(kind).toList();
        return "%,d / %,d"
                .formatted(
                        all.stream().mapToLong(Durations::saidCount).sum(),
                        all.stream().mapToLong(Durations::trueCount).sum());
    }

    private static String trueMedian(List<Deviation> deviations) {
        Figures micros = new Figures();
        deviations.forEach(deviation -> micros.add(deviation.trueNanos() / 1e3));
        return Figures.one("%.0f", micros.median());
    }

    /** The worst of each profiler, over all cells that the goal is about. */
    MarkdownTable worst() {
        MarkdownTable table =
                new MarkdownTable(
                        "profiler",
                        "held: worst points",
                        "waiting",
                        "outside",
                        "quantiles of holds within the goal",
                        "of waits");
        byProfiler(outcome -> outcome.subject().contended())
                .forEach(
                        (profiler, of) ->
                                table.row(
                                        profiler,
                                        worst(of, ShareDeviation::held),
                                        worst(of, ShareDeviation::waiting),
                                        worst(of, ShareDeviation::outside),
                                        met(of, DurationDeviations::holds),
                                        met(of, DurationDeviations::waits)));
        return table;
    }

    private Map<String, List<TruthOutcome>> byProfiler(Predicate<TruthOutcome> wanted) {
        return outcomes.stream()
                .filter(wanted)
                .collect(
                        Collectors.groupingBy(
                                TruthOutcome::profiler, LinkedHashMap::new, Collectors.toList()));
    }

    private static String worst(List<TruthOutcome> of, ToDoubleFunction<ShareDeviation> share) {
        Figures figures = new Figures();
        of.forEach(outcome -> figures.add(outcome.worst(share)));
        double worst = figures.worst();
        return Double.isNaN(worst) ? "-" : Figures.one("%.2f", worst);
    }

    private String met(List<TruthOutcome> of, Function<DurationDeviations, Durations> kind) {
        List<Deviation> all = of.stream().flatMap(outcome -> outcome.all(kind).stream()).toList();
        return all.isEmpty() ? "-" : "%d of %d".formatted(goal.met(all), all.size());
    }

    /** Where a profiler misses the goal, a line for each cell. */
    String misses(String profiler) {
        String lines =
                outcomes.stream()
                        .filter(outcome -> outcome.profiler().equals(profiler))
                        .filter(outcome -> outcome.subject().contended())
                        .filter(outcome -> !goal.misses(outcome).isEmpty())
                        .map(outcome -> "- " + outcome.subject().label() + ": " + missed(outcome))
                        .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "- nowhere" : lines;
    }

    private String missed(TruthOutcome outcome) {
        return String.join(", ", goal.misses(outcome));
    }
}
