package dev.gilspy.bench;

import dev.gilspy.bench.SpeedTrial.Trial;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What gilspy costs, itself and the target, as threads, frames and changes of the GIL's holder
 * grow, one at a time.
 */
final class Scale implements Bench.Part {
    private static final int WINDOW_SECONDS = 1;
    private static final int ROUNDS = 2;
    private static final int RATE_HZ = 1000;
    private static final int LONGEST_SECONDS = 900;
    private static final int USUAL_FRAMES = 5;
    private static final int USUAL_INTERVAL_MICROS = 5_000;

    /**
     * A target.
     *
     * @param intervalMicros how long a thread may keep the GIL
     */
    private record Size(String label, int idleThreads, int frames, int intervalMicros) {}

    @Override
    public void run(Bench bench) {
        Python python = bench.settings().onePython();
        bench.print(
                ("CPython %s, two busy threads, %,d Hz, windows of %d s, %d rounds: medians, least and"
                                + " most. CPU is gilspy's own, in percent of one; slow-down is the"
                                + " target's, in percent.")
                        .formatted(
                                python,
                                RATE_HZ,
                                bench.seconds(WINDOW_SECONDS),
                                bench.rounds(ROUNDS)));
        measure(bench, python, "idle threads", threads());
        measure(bench, python, "frames of each stack", frames());
        measure(bench, python, "changes of holder a second, about", switches());
    }

    private static List<Size> threads() {
        return sizes(1, 10, 100, 1000).stream()
                .map(
                        count ->
                                new Size(
                                        "%,d".formatted(count),
                                        count,
                                        USUAL_FRAMES,
                                        USUAL_INTERVAL_MICROS))
                .toList();
    }

    private static List<Size> frames() {
        return sizes(5, 50, 200, 900).stream()
                .map(count -> new Size("%,d".formatted(count), 0, count, USUAL_INTERVAL_MICROS))
                .toList();
    }

    private static List<Size> switches() {
        return sizes(10, 100, 1_000, 10_000).stream()
                .map(rate -> new Size("%,d".formatted(rate), 0, USUAL_FRAMES, 1_000_000 / rate))
                .toList();
    }

    private static List<Integer> sizes(Integer... sizes) {
        return List.of(sizes);
    }

    private static void measure(Bench bench, Python python, String what, List<Size> sizes) {
        List<Trial> trials = new ArrayList<>(List.of(Trial.nobody()));
        bench.sources().forEach(source -> trials.add(Trial.of(source, RATE_HZ)));
        MarkdownTable table = new MarkdownTable(header(what, bench.sources()));
        int lateStarts = 0;
        for (Size size : sizes) {
            try (PythonFixture target = start(python, size)) {
                SpeedTrial trial = new SpeedTrial(python, target, bench.seconds(WINDOW_SECONDS));
                trial.run(trials, bench.rounds(ROUNDS));
                table.row(row(size.label(), trial));
                lateStarts += trial.lateStarts();
            }
        }
        bench.heading("As these grow: " + what);
        bench.print(table);
        bench.print(SpeedTrial.leftOut(lateStarts));
    }

    private static PythonFixture start(Python python, Size size) {
        return PythonFixture.start(
                python,
                "scaled.py",
                LONGEST_SECONDS,
                size.idleThreads(),
                size.frames(),
                size.intervalMicros());
    }

    private static List<String> header(String what, List<Profiler> sources) {
        List<String> header = new ArrayList<>(List.of(what, "nobody: slow-down (noise)"));
        for (Profiler source : sources) {
            header.add(source.name() + ": slow-down");
            header.add("CPU");
        }
        return header;
    }

    private static List<String> row(String label, SpeedTrial trial) {
        List<String> row = new ArrayList<>(List.of(label));
        for (Map.Entry<Trial, Figures> entry : trial.slowDowns().entrySet()) {
            row.add(entry.getValue().text("%.1f"));
            if (entry.getKey().profiler().isPresent()) {
                row.add(trial.ownCpu(entry.getKey()).text("%.1f"));
            }
        }
        return row;
    }
}
