package dev.gilspy.bench;

import dev.gilspy.bench.SpeedTrial.Trial;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.util.ArrayList;
import java.util.List;

/** How much a target with one busy thread is slowed down. */
final class SlowDown implements Bench.Part {
    private static final int WINDOW_SECONDS = 2;
    private static final int ROUNDS = 8;
    private static final int RATE_HZ = 1000;

    @Override
    public void run(Bench bench) {
        Python python = bench.settings().onePython();
        List<Trial> trials = new ArrayList<>(List.of(Trial.nobody()));
        trials.add(Trial.of(bench.gilspy(), RATE_HZ));
        bench.peers().forEach(profiler -> trials.add(Trial.of(profiler, RATE_HZ)));
        try (PythonFixture target = PythonFixture.start(python, "impossible_stacks.py", 900, 4)) {
            SpeedTrial trial = new SpeedTrial(python, target, bench.seconds(WINDOW_SECONDS));
            trial.run(trials, bench.rounds(ROUNDS));
            bench.heading("Speed of a target with one busy thread");
            bench.print(
                    "CPython %s, windows of %d s, %d rounds: medians, least and most."
                            .formatted(
                                    python, bench.seconds(WINDOW_SECONDS), bench.rounds(ROUNDS)));
            bench.print(trial.table());
        }
    }
}
