package dev.gilspy.bench;

import dev.gilspy.analysis.Escape;
import dev.gilspy.bench.EscapeTarget.Work;
import dev.gilspy.bench.EscapeTrial.Outcome;
import dev.gilspy.live.Python;
import java.util.List;

/** How near the predicted gains of ways out of the GIL come to the gains that are had. */
final class Escapes implements Bench.Part {
    private static final int SECONDS = 3;
    private static final int ROUNDS = 3;

    private static final List<EscapeTrial> TRIALS =
            List.of(
                    EscapeTrial.processes("2 threads that compute", Work.threads(2, "compute")),
                    EscapeTrial.processes("4 threads that compute", Work.threads(4, "compute")),
                    EscapeTrial.processes("8 threads that compute", Work.threads(8, "compute")),
                    EscapeTrial.processes(
                            "3 threads, half of it native", Work.threads(3, "compute-native")),
                    EscapeTrial.processes(
                            "2 threads, 3 ms and a sleep of 6 ms",
                            Work.threads(2, "compute-sleep")),
                    EscapeTrial.processes(
                            "4 threads, 3 ms and a sleep of 6 ms",
                            Work.threads(4, "compute-sleep")),
                    EscapeTrial.processes("4 unequal threads", Work.threads(4, "unequal")),
                    new EscapeTrial(
                            "hashing, two thirds of it, in 2 threads",
                            Escape.NATIVE,
                            Work.threads(2, "hash-small"),
                            Work.threads(2, "hash-big"),
                            (now, then) -> then.units() / now.units()),
                    new EscapeTrial(
                            "the same in 4 threads",
                            Escape.NATIVE,
                            Work.threads(4, "hash-small"),
                            Work.threads(4, "hash-big"),
                            (now, then) -> then.units() / now.units()),
                    convoy(2),
                    convoy(4));

    private static EscapeTrial convoy(int workers) {
        Work convoy = Work.threads(workers, "convoy");
        return new EscapeTrial(
                "waits of %d behind 1 that computes".formatted(workers - 1),
                Escape.SWITCH_INTERVAL,
                convoy,
                convoy.with(0.0005),
                (now, then) -> now.meanWaitMicros() / then.meanWaitMicros());
    }

    @Override
    public void run(Bench bench) {
        Python python = bench.settings().onePython();
        Profiler profiler = bench.kernel().orElse(bench.remote());
        MarkdownTable table =
                new MarkdownTable("work", "way out", "predicted", "measured", "error (%)");
        Figures errors = new Figures();
        for (EscapeTrial trial : TRIALS) {
            Figures predicted = new Figures();
            Figures measured = new Figures();
            for (int round = 0; round < bench.rounds(ROUNDS); round++) {
                Outcome outcome = trial.run(python, profiler, bench.seconds(SECONDS));
                predicted.add(outcome.predicted());
                measured.add(outcome.measured());
            }
            double error = 100 * (predicted.median() / measured.median() - 1);
            errors.add(Math.abs(error));
            table.row(
                    trial.label(),
                    trial.escape().label(),
                    predicted.text("%.2f"),
                    measured.text("%.2f"),
                    Figures.one("%+.0f", error));
        }
        bench.heading("Predicted and measured gains");
        bench.print(
                "CPython %s, %s. Medians of %d rounds of %d s, with their range; the error is that of the medians. Median of the errors: %s %%, worst: %s %%."
                        .formatted(
                                python,
                                profiler.name(),
                                bench.rounds(ROUNDS),
                                bench.seconds(SECONDS),
                                Figures.one("%.0f", errors.median()),
                                Figures.one("%.0f", errors.worst())));
        bench.print(table);
    }
}
