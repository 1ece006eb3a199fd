package dev.gilspy.bench;

import dev.gilspy.bench.Profiler.Request;
import dev.gilspy.bench.Session.Outcome;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one more sample costs: the CPU time of a long run less that of a short one, so that starting
 * and writing the result count for nothing. The target has six threads, five of which want the GIL
 * all the time: none may be skipped as unchanged.
 */
final class MarginalCost implements Bench.Part {
    private static final int SPINNERS = 5;
    private static final int SHORT_SECONDS = 1;
    private static final int LONG_SECONDS = 4;
    private static final int RATE_HZ = 1000;
    private static final int ROUNDS = 5;

    @Override
    public void run(Bench bench) {
        Python python = bench.settings().onePython();
        Map<Profiler, Figures> micros = new LinkedHashMap<>();
        Map<Profiler, Figures> ratios = new LinkedHashMap<>();
        List<Profiler> profilers = bench.profilers();
        int seconds = SHORT_SECONDS + bench.seconds(LONG_SECONDS - SHORT_SECONDS);
        try (PythonFixture target = PythonFixture.start(python, "spinners.py", 900, SPINNERS)) {
            for (int round = 0; round < bench.rounds(ROUNDS); round++) {
                double own = Double.NaN;
                for (Profiler profiler : profilers) {
                    double cost = microsPerSample(python, profiler, target.pid(), seconds);
                    own = Double.isNaN(own) ? cost : own;
                    micros.computeIfAbsent(profiler, any -> new Figures()).add(cost);
                    ratios.computeIfAbsent(profiler, any -> new Figures()).add(own / cost);
                }
            }
        }
        bench.heading("CPU time of one more sample");
        bench.print(
                "CPython %s, 6 threads, 5 of them busy, %d Hz, %d rounds: medians, least and most."
                        .formatted(python, RATE_HZ, bench.rounds(ROUNDS)));
        bench.print(table(micros, ratios));
    }

    private static double microsPerSample(Python python, Profiler profiler, int pid, int seconds) {
        Outcome brief = Session.run(python, profiler, new Request(pid, SHORT_SECONDS, RATE_HZ));
        Outcome all = Session.run(python, profiler, new Request(pid, seconds, RATE_HZ));
        double nanos = all.cost().cpuNanos() - brief.cost().cpuNanos();
        return nanos / 1e3 / (all.profile().looks() - brief.profile().looks());
    }

    private static MarkdownTable table(
            Map<Profiler, Figures> micros, Map<Profiler, Figures> ratios) {
        MarkdownTable table =
                new MarkdownTable("profiler", "µs per sample", "gilspy's share of it");
        micros.forEach(
                (profiler, figures) ->
                        table.row(
                                profiler.name(),
                                figures.text("%.1f"),
                                ratios.get(profiler).text("%.2f")));
        return table;
    }
}
