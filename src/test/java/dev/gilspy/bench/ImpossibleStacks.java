package dev.gilspy.bench;

import dev.gilspy.bench.Profiler.Request;
import dev.gilspy.live.Python;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A thread takes two paths in turn; no stack can hold functions of both. How many of the stacks
 * that a profiler reports do? A lower bound of those that are wrong: a mixture that could exist
 * counts as right.
 */
final class ImpossibleStacks implements Bench.Part {
    private static final List<Double> LEAF_MICROS = List.of(0.2, 4.0, 50.0);
    private static final int SECONDS = 4;
    private static final int RATE_HZ = 1000;

    @Override
    public void run(Bench bench) {
        Python python = bench.settings().onePython();
        Map<String, List<String>> cells = new LinkedHashMap<>();
        for (double micros : LEAF_MICROS) {
            measure(bench, python, micros, profilers(bench), cells);
            bench.python315()
                    .ifPresent(own -> measure(bench, own, micros, Tachyon.bothWays(own), cells));
        }
        bench.heading("Stacks that cannot exist");
        bench.print(
                ("CPython %s, target and profiler on different CPUs, %d Hz, %d x %d s. Impossible of"
                                + " the stacks that were accepted, and the share of those read that were"
                                + " thrown away.")
                        .formatted(python, RATE_HZ, bench.rounds(1), bench.seconds(SECONDS)));
        bench.print(table(cells));
    }

    private static void measure(
            Bench bench,
            Python python,
            double micros,
            List<Profiler> profilers,
            Map<String, List<String>> cells) {
        try (PinnedTarget target = new PinnedTarget(python, micros)) {
            for (Profiler profiler : profilers) {
                cells.computeIfAbsent(profiler.name(), any -> new ArrayList<>())
                        .addAll(measure(bench, python, target, profiler));
            }
        }
    }

    private static List<Profiler> profilers(Bench bench) {
        List<Profiler> profilers = new ArrayList<>();
        for (String pause : List.of("never", "holder", "process")) {
            profilers.add(bench.gilspy("--pause=" + pause));
        }
        bench.kernel().ifPresent(profilers::add);
        profilers.addAll(bench.peers().all());
        return profilers;
    }

    private static List<String> measure(
            Bench bench, Python python, PinnedTarget target, Profiler profiler) {
        long accepted = 0;
        long impossible = 0;
        Figures thrownAway = new Figures();
        Request request = new Request(target.fixture().pid(), bench.seconds(SECONDS), RATE_HZ);
        for (int round = 0; round < bench.rounds(1); round++) {
            Profile profile = Session.run(python, target.away(profiler), request).profile();
            accepted += profile.samplesOfOthers(any -> true);
            impossible += profile.samplesOfOthers(ImpossibleStacks::impossible);
            thrownAway.add(100 * profile.thrownAway());
        }
        return List.of(
                "%,d of %,d (%s %%)"
                        .formatted(
                                impossible,
                                accepted,
                                Figures.one("%.2f", 100.0 * impossible / accepted)),
                thrownAway.text("%.1f %%"));
    }

    private static boolean impossible(List<String> functions) {
        return functions.stream().anyMatch(name -> name.startsWith("left_"))
                && functions.stream().anyMatch(name -> name.startsWith("right_"));
    }

    private static MarkdownTable table(Map<String, List<String>> cells) {
        Stream<String> columns =
                LEAF_MICROS.stream()
                        .flatMap(
                                micros ->
                                        Stream.of(
                                                Figures.one("calls of %.1f µs", micros),
                                                "thrown away"));
        MarkdownTable table =
                new MarkdownTable(Stream.concat(Stream.of("profiler"), columns).toList());
        cells.forEach(table::row);
        return table;
    }
}
