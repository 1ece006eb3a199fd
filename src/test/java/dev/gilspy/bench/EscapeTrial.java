package dev.gilspy.bench;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Escape;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.Verdicts;
import dev.gilspy.bench.EscapeTarget.Pace;
import dev.gilspy.bench.EscapeTarget.Work;
import dev.gilspy.bench.Profiler.Request;
import dev.gilspy.live.Python;
import java.util.function.ToDoubleBiFunction;

/**
 * What gilspy predicts of a way out, and what comes true: the work is recorded as it is, watched as
 * it is, and watched done in the other way.
 *
 * @param label for the table
 * @param escape which prediction it is about
 * @param gain how many times as fast, or as short, from the paces now and then
 */
record EscapeTrial(
        String label, Escape escape, Work now, Work then, ToDoubleBiFunction<Pace, Pace> gain) {
    private static final int RATE_HZ = 1000;

    /** Until it has left its start behind. */
    private static final int WARM_UP_SECONDS = 1;

    /**
     * One round.
     *
     * @param predicted 1 where nothing was said to be gained
     */
    record Outcome(double predicted, double measured) {}

    static EscapeTrial processes(String label, Work threads) {
        return new EscapeTrial(
                label,
                Escape.PROCESSES,
                threads,
                threads.as("processes"),
                (now, then) -> then.units() / now.units());
    }

    Outcome run(Python python, Profiler profiler, int seconds) {
        Pace before;
        Verdict verdict;
        try (EscapeTarget target = EscapeTarget.start(python, now)) {
            target.pace(WARM_UP_SECONDS);
            before = target.pace(seconds);
            Request request = new Request(target.pid(), seconds, RATE_HZ);
            verdict = Verdicts.of(record(python, profiler, request));
        }
        try (EscapeTarget target = EscapeTarget.start(python, then)) {
            target.pace(WARM_UP_SECONDS);
            return outcome(verdict, gain.applyAsDouble(before, target.pace(seconds)));
        }
    }

    private static Summary record(Python python, Profiler profiler, Request request) {
        try (Session session = Session.start(python, profiler, request)) {
            session.cost();
            return Gilspy.summary(session.output());
        }
    }

    private Outcome outcome(Verdict verdict, double measured) {
        return verdict.whatIf().stream()
                .filter(whatIf -> whatIf.escape() == escape)
                .map(said -> new Outcome(said.factor(), measured))
                .findFirst()
                .orElse(new Outcome(1, measured));
    }
}
