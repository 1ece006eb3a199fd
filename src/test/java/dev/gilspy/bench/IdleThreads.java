package dev.gilspy.bench;

import dev.gilspy.bench.Profiler.Request;
import dev.gilspy.bench.Session.Outcome;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.util.ArrayList;
import java.util.List;

/** What it takes to watch a thousand idle threads, and one that is busy. */
final class IdleThreads implements Bench.Part {
    private static final int THREADS = 1000;
    private static final int RATE_HZ = 100;
    private static final int SHORT_SECONDS = 1;
    private static final int LONG_SECONDS = 4;

    @Override
    public void run(Bench bench) {
        Python python = bench.settings().onePython();
        List<Profiler> profilers = new ArrayList<>(List.of(bench.gilspy()));
        bench.pySpy("--nonblocking").ifPresent(profilers::add);
        MarkdownTable table =
                new MarkdownTable(
                        "profiler", "CPU (% of one)", "asked for (s)", "took (s)", "resident (MB)");
        try (PythonFixture target = PythonFixture.start(python, "idle_threads.py", 600, THREADS)) {
            for (Profiler profiler : profilers) {
                measure(python, profiler, target.pid(), table);
            }
        }
        bench.heading("A thousand idle threads");
        bench.print(
                "CPython %s, %d Hz. CPU: of a long run less that of a short one, at this rate."
                        .formatted(python, RATE_HZ));
        bench.print(table);
    }

    private static void measure(Python python, Profiler profiler, int pid, MarkdownTable table) {
        Outcome brief = Session.run(python, profiler, new Request(pid, SHORT_SECONDS, RATE_HZ));
        Outcome all = Session.run(python, profiler, new Request(pid, LONG_SECONDS, RATE_HZ));
        double nanos = all.cost().cpuNanos() - brief.cost().cpuNanos();
        double perSample = nanos / (all.profile().looks() - brief.profile().looks());
        table.row(
                profiler.name(),
                Figures.one("%.1f", 100 * perSample * RATE_HZ / 1e9),
                String.valueOf(LONG_SECONDS),
                Figures.one("%.1f", all.cost().wallNanos() / 1e9),
                Figures.one("%.0f", all.cost().residentBytes() / 1e6));
    }
}
