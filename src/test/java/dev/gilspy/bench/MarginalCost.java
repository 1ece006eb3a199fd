package dev.gilspy.bench;

import dev.gilspy.bench.Profiler.Request;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What one more look costs, as threads and frames grow: the CPU time of a long run less that of a
 * short one, over the looks in between, so that starting and writing the result count for nothing.
 * All profilers in turns, at the same target, asked for the same rate.
 *
 * <p>A look of the kernel source is one thread's clock that went off, not a look at all threads: it
 * is to be compared by what it takes in a second.
 */
final class MarginalCost implements Bench.Part {
    private static final int SHORT_SECONDS = 1;
    private static final int ROUNDS = 2;

    @Override
    public void run(Bench bench) {
        bench.heading("CPU time of one more look");
        bench.print(
                ("%d rounds: medians, least and most. CPU is the profiler's, in percent of one, at"
                                + " the rate that it reached; late is what 99 looks of 100 were at"
                                + " most, where the profiler says it.")
                        .formatted(bench.rounds(ROUNDS)));
        for (CostTarget target : CostTarget.wanted(bench.settings())) {
            measure(bench, target, bench.settings().onePython(), bench.peers().all());
            bench.python315().ifPresent(own -> measure(bench, target, own, Tachyon.bothWays(own)));
        }
    }

    /** gilspy and others at one target. */
    private static void measure(
            Bench bench, CostTarget target, Python python, List<Profiler> others) {
        Map<Profiler, CostFigures> costs = new LinkedHashMap<>();
        Stream.concat(bench.sources().stream(), others.stream())
                .forEach(profiler -> costs.put(profiler, new CostFigures()));
        int seconds = SHORT_SECONDS + bench.seconds(target.seconds());
        Set<String> failures = new TreeSet<>();
        try (PythonFixture process = target.start(python)) {
            Request request = new Request(process.pid(), seconds, target.rateHz());
            for (int round = 0; round < bench.rounds(ROUNDS); round++) {
                failures.addAll(round(python, request, costs, others));
            }
        }
        bench.print(
                "CPython %s, %s, asked for %,d Hz, runs of %d s and %d s:"
                        .formatted(python, target.what(), target.rateHz(), SHORT_SECONDS, seconds));
        MarkdownTable table = CostFigures.table();
        costs.forEach((profiler, figures) -> figures.addTo(table, profiler.name()));
        bench.print(table);
        failures.forEach(bench::print);
    }

    /** One turn of each, gilspy from outside first; what failed is told. */
    private static List<String> round(
            Python python,
            Request request,
            Map<Profiler, CostFigures> costs,
            List<Profiler> others) {
        List<String> failures = new ArrayList<>();
        double gilspys = Double.NaN;
        for (Map.Entry<Profiler, CostFigures> cost : costs.entrySet()) {
            try {
                double micros = measure(python, cost.getKey(), request, cost.getValue());
                gilspys = Double.isNaN(gilspys) ? micros : gilspys;
                if (others.contains(cost.getKey())) {
                    cost.getValue().gilspysShare().add(gilspys / micros);
                }
            } catch (ProfilerFailure e) {
                failures.add(cost.getKey().name() + " " + e.getMessage());
            }
        }
        return failures;
    }

    private static double measure(
            Python python, Profiler profiler, Request request, CostFigures figures) {
        Request brief = new Request(request.pid(), SHORT_SECONDS, request.rateHz());
        return figures.add(
                Session.run(python, profiler, brief), Session.run(python, profiler, request));
    }
}
