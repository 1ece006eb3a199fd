package dev.gilspy.bench;

import dev.gilspy.bench.Profiler.Request;
import dev.gilspy.bench.Session.Outcome;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one more sample costs: the CPU time of a long run less that of a short one, so that starting
 * and writing the result count for nothing. The target has six threads, five of which want the GIL
 * all the time: none may be skipped as unchanged.
 */
final class MarginalCost implements Bench.Part {
    private static final int SPINNERS = 5;
    private static final int SHORT_SECONDS = 1;
    private static final int LONG_SECONDS = 8;
    private static final int RATE_HZ = 1000;
    private static final int ROUNDS = 5;

    private final Map<Profiler, Figures> micros = new LinkedHashMap<>();
    private final Map<Profiler, Figures> ratios = new LinkedHashMap<>();

    @Override
    public void run(Bench bench) {
        Python python = bench.settings().onePython();
        int seconds = SHORT_SECONDS + bench.seconds(LONG_SECONDS - SHORT_SECONDS);
        try (PythonFixture target = PythonFixture.start(python, "spinners.py", 900, SPINNERS)) {
            for (int round = 0; round < bench.rounds(ROUNDS); round++) {
                measure(bench, python, target.pid(), seconds);
            }
        }
        bench.heading("CPU time of one more sample");
        bench.print(
                "CPython %s, 6 threads, 5 of them busy, %d Hz, %d rounds: medians, least and most."
                        .formatted(python, RATE_HZ, bench.rounds(ROUNDS)));
        bench.print(table());
    }

    /** One round: gilspy, then each of the others, whose cost gilspy's is held against. */
    private void measure(Bench bench, Python python, int pid, int seconds) {
        double own = microsPerSample(python, bench.gilspy(), pid, seconds);
        figures(micros, bench.gilspy()).add(own);
        for (Profiler other : bench.peers()) {
            double cost = microsPerSample(python, other, pid, seconds);
            figures(micros, other).add(cost);
            figures(ratios, other).add(own / cost);
        }
    }

    private static Figures figures(Map<Profiler, Figures> all, Profiler profiler) {
        return all.computeIfAbsent(profiler, any -> new Figures());
    }

    private static double microsPerSample(Python python, Profiler profiler, int pid, int seconds) {
        Outcome brief = Session.run(python, profiler, new Request(pid, SHORT_SECONDS, RATE_HZ));
        Outcome all = Session.run(python, profiler, new Request(pid, seconds, RATE_HZ));
        double nanos = all.cost().cpuNanos() - brief.cost().cpuNanos();
        return nanos / 1e3 / (all.profile().looks() - brief.profile().looks());
    }

    private MarkdownTable table() {
        MarkdownTable table =
                new MarkdownTable("profiler", "µs per sample", "gilspy's share of it");
        micros.forEach(
                (profiler, figures) ->
                        table.row(
                                profiler.name(),
                                figures.text("%.1f"),
                                figures(ratios, profiler).text("%.2f")));
        return table;
    }
}
