package dev.gilspy.bench;

import dev.gilspy.bench.Profiler.Request;
import dev.gilspy.bench.Session.Outcome;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How long it takes to start, and how much memory it takes. */
final class Footprint implements Bench.Part {
    private static final int ROUNDS = 7;
    private static final int SECONDS = 1;
    private static final int RATE_HZ = 1000;
    private static final int SPINNERS = 5;
    private static final int LONGEST_SECONDS = 900;

    private final Map<String, Starts> starts = new LinkedHashMap<>();
    private final Map<String, Runs> runs = new LinkedHashMap<>();

    /** What a program takes to say its version, and to look once. */
    private record Starts(Figures version, Figures look, Figures lookCpu) {
        Starts() {
            this(new Figures(), new Figures(), new Figures());
        }
    }

    /** What a recording takes. */
    private record Runs(Figures first, Figures beyond, Figures cpu, Figures resident) {
        Runs() {
            this(new Figures(), new Figures(), new Figures(), new Figures());
        }
    }

    @Override
    public void run(Bench bench) {
        Python python = bench.settings().onePython();
        List<Profiler> profilers = new ArrayList<>(bench.sources());
        profilers.addAll(bench.peers().all());
        measure(bench, python, profilers);
        bench.python315().ifPresent(own -> measure(bench, own, Tachyon.bothWays(own)));
        bench.heading("Starting, and memory");
        bench.print(
                "CPython %s, 6 threads, 5 of them busy, %d rounds: medians, least and most."
                        .formatted(python, bench.rounds(ROUNDS)));
        bench.print(startsTable());
        bench.print("Recordings of %d s at %,d Hz.".formatted(bench.seconds(SECONDS), RATE_HZ));
        bench.print(runsTable());
    }

    private void measure(Bench bench, Python python, List<Profiler> profilers) {
        try (PythonFixture target =
                PythonFixture.start(python, "spinners.py", LONGEST_SECONDS, SPINNERS)) {
            Request request = new Request(target.pid(), bench.seconds(SECONDS), RATE_HZ);
            for (int round = 0; round < bench.rounds(ROUNDS); round++) {
                for (Profiler profiler : profilers) {
                    measureStart(python, profiler, target.pid());
                    measureRun(python, profiler, request);
                }
            }
        }
    }

    /** Options do not matter to the version, nor does gilspy's source to its one look. */
    private void measureStart(Python python, Profiler profiler, int pid) {
        Starts of = starts.computeIfAbsent(profiler.program(), any -> new Starts());
        of.version().add(Session.run(python, profiler.versionCommand()).wallNanos() / 1e6);
        Cost look = Session.run(python, profiler.lookCommand(pid));
        of.look().add(look.wallNanos() / 1e6);
        of.lookCpu().add(look.cpuNanos() / 1e6);
    }

    private void measureRun(Python python, Profiler profiler, Request request) {
        Runs of = runs.computeIfAbsent(profiler.name(), any -> new Runs());
        try (Session session = Session.start(python, profiler, request)) {
            Outcome outcome = session.outcome(profiler, request);
            Cost cost = outcome.cost();
            of.beyond().add(cost.wallNanos() / 1e6 - 1000 * request.seconds());
            of.cpu().add(cost.cpuNanos() / 1e6);
            of.resident().add(cost.residentBytes() / 1e6);
            OptionalDouble first = profiler.firstSampleNanos(session.output());
            first.ifPresent(nanos -> of.first().add((nanos - cost.beganNanos()) / 1e6));
        }
    }

    private MarkdownTable startsTable() {
        MarkdownTable table =
                new MarkdownTable(
                        "program", "--version (ms)", "one look: dump (ms)", "CPU of that (ms)");
        starts.forEach(
                (name, of) ->
                        table.row(
                                name,
                                of.version().text("%.0f"),
                                of.look().text("%.0f"),
                                of.lookCpu().text("%.0f")));
        return table;
    }

    private MarkdownTable runsTable() {
        MarkdownTable table =
                new MarkdownTable(
                        "profiler",
                        "start to first sample (ms)",
                        "all that is not recording (ms)",
                        "CPU of all (ms)",
                        "resident (MB)");
        runs.forEach(
                (name, of) ->
                        table.row(
                                name,
                                of.first().text("%.0f"),
                                of.beyond().text("%.0f"),
                                of.cpu().text("%.0f"),
                                of.resident().text("%.0f")));
        return table;
    }
}
