package dev.gilspy.bench;

import dev.gilspy.bench.SpeedTrial.Trial;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much a target is slowed down, by the kind of its work, and how much another process on the
 * machine. What "nobody" does is the noise that the others must be held against.
 */
final class SlowDown implements Bench.Part {
    private static final int WINDOW_SECONDS = 1;
    private static final int ROUNDS = 2;
    private static final int RATE_HZ = 1000;
    private static final int LONGEST_SECONDS = 900;
    private static final List<String> KINDS = List.of("compute", "io", "locks", "calls");
    private static final String BYSTANDER = "calls";
    private static final String BESIDE = "locks";

    private final Map<String, List<String>> cells = new LinkedHashMap<>();
    private int lateStarts;

    @Override
    public void run(Bench bench) {
        Python python = bench.settings().onePython();
        List<Profiler> profilers = new ArrayList<>(bench.sources());
        profilers.addAll(bench.peers().all());
        measure(bench, python, profilers, "");
        bench.python315()
                .ifPresent(
                        own ->
                                measure(
                                        bench,
                                        own,
                                        List.of(new Tachyon(own, List.of())),
                                        ", on 3.15"));
        bench.heading("Slow-down by a profiler at 1,000 Hz");
        bench.print(
                ("CPython %s. In percent, windows of %d s, %d rounds: medians, least and most. The"
                                + " targets compute; exchange bytes with a child process; hand an item"
                                + " back and forth between two threads; make small system calls. The last"
                                + " column is a process that makes system calls while the target of the"
                                + " third is profiled.")
                        .formatted(python, bench.seconds(WINDOW_SECONDS), bench.rounds(ROUNDS)));
        bench.print(table());
        bench.print(SpeedTrial.leftOut(lateStarts));
    }

    private void measure(Bench bench, Python python, List<Profiler> profilers, String suffix) {
        List<Trial> trials = new ArrayList<>(List.of(Trial.nobody()));
        profilers.forEach(profiler -> trials.add(Trial.of(profiler, RATE_HZ)));
        for (String kind : KINDS) {
            try (PythonFixture target = start(python, kind)) {
                keep(bench, new SpeedTrial(python, target, windowSeconds(bench)), trials, suffix);
            }
        }
        try (PythonFixture target = start(python, BESIDE);
                PythonFixture other = start(python, BYSTANDER)) {
            keep(
                    bench,
                    new SpeedTrial(python, target, other, windowSeconds(bench)),
                    trials,
                    suffix);
        }
    }

    private static PythonFixture start(Python python, String kind) {
        return PythonFixture.start(python, "workloads.py", LONGEST_SECONDS, kind);
    }

    private static int windowSeconds(Bench bench) {
        return bench.seconds(WINDOW_SECONDS);
    }

    private void keep(Bench bench, SpeedTrial speed, List<Trial> trials, String suffix) {
        speed.run(trials, bench.rounds(ROUNDS));
        lateStarts += speed.lateStarts();
        speed.slowDowns()
                .forEach(
                        (trial, figures) ->
                                cells.computeIfAbsent(name(trial, suffix), any -> new ArrayList<>())
                                        .add(figures.text("%.1f")));
    }

    private static String name(Trial trial, String suffix) {
        return trial.profiler().map(Profiler::name).orElse("nobody (noise)" + suffix);
    }

    private MarkdownTable table() {
        MarkdownTable table =
                new MarkdownTable(
                        "profiled by",
                        "computing",
                        "I/O",
                        "locks",
                        "system calls",
                        "another process");
        cells.forEach(table::row);
        return table;
    }
}
