package dev.gilspy.bench;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.bench.Profiler.Request;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import dev.gilspy.model.RunQuality;

/** Whether gilspy keeps up with 10,000 samples a second. */
final class HighRate implements Bench.Part {
    private static final int SPINNERS = 5;
    private static final int SECONDS = 4;
    private static final int RATE_HZ = 10_000;

    @Override
    public void run(Bench bench) {
        Python python = bench.settings().onePython();
        Summary summary = record(bench, python);
        RunQuality quality = summary.quality();
        double seconds = summary.observedNanos() / 1e9;
        bench.heading("Ten thousand samples a second");
        bench.print("CPython %s, 6 threads, 5 of them busy.".formatted(python));
        MarkdownTable table =
                new MarkdownTable(
                        "asked for (Hz)",
                        "sampled (Hz)",
                        "missed",
                        "late p50 (µs)",
                        "late p99 (µs)",
                        "CPU (% of one)");
        table.row(
                "%,d".formatted(RATE_HZ),
                "%,.0f".formatted((quality.samples() + quality.torn()) / seconds),
                "%,d".formatted(quality.missed()),
                Figures.one("%.0f", quality.lateness().p50Nanos() / 1e3),
                Figures.one("%.0f", quality.lateness().p99Nanos() / 1e3),
                Figures.one("%.0f", quality.ownCpuNanos() / 1e7 / seconds));
        bench.print(table);
    }

    private static Summary record(Bench bench, Python python) {
        try (PythonFixture target = PythonFixture.start(python, "spinners.py", 600, SPINNERS);
                Session session =
                        Session.start(
                                python,
                                bench.gilspy(),
                                new Request(target.pid(), SECONDS, RATE_HZ))) {
            session.cost();
            return Gilspy.summary(session.output());
        }
    }
}
