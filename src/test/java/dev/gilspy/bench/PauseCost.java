package dev.gilspy.bench;

import dev.gilspy.bench.SpeedTrial.Trial;
import dev.gilspy.live.Python;
import java.util.ArrayList;
import java.util.List;

/** What it costs the target to be stopped for its stacks. */
final class PauseCost implements Bench.Part {
    private static final int WINDOW_SECONDS = 2;
    private static final int ROUNDS = 5;
    private static final double LEAF_MICROS = 4;

    @Override
    public void run(Bench bench) {
        Python python = bench.settings().onePython();
        try (PinnedTarget target = new PinnedTarget(python, LEAF_MICROS)) {
            SpeedTrial trial =
                    new SpeedTrial(python, target.fixture(), bench.seconds(WINDOW_SECONDS));
            trial.run(trials(bench, target), bench.rounds(ROUNDS));
            bench.heading("Slow-down of a target that is stopped for its stacks");
            bench.print(
                    ("CPython %s, target and profiler on different CPUs, windows of %d s, %d rounds:"
                                    + " medians, least and most.")
                            .formatted(
                                    python, bench.seconds(WINDOW_SECONDS), bench.rounds(ROUNDS)));
            bench.print(trial.table());
            bench.print(SpeedTrial.leftOut(trial.lateStarts()));
        }
    }

    private static List<Trial> trials(Bench bench, PinnedTarget target) {
        Profiler holder = target.away(bench.gilspy("--pause=holder"));
        List<Trial> trials = new ArrayList<>();
        trials.add(Trial.nobody());
        trials.add(Trial.of(holder, 100));
        trials.add(Trial.of(holder, 1000));
        trials.add(Trial.of(target.away(bench.gilspy("--pause=process")), 100));
        bench.peers()
                .pySpy()
                .map(target::away)
                .ifPresent(pySpy -> trials.add(Trial.of(pySpy, 100)));
        return trials;
    }
}
