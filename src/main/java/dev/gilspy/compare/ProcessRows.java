package dev.gilspy.compare;

import dev.gilspy.aggregate.Alive;
import dev.gilspy.aggregate.GilSummary;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.InterpreterSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.compare.Row.Table;
import dev.gilspy.compare.Row.What;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the process as a whole did, all its GILs together; of several of one role, what one of them
 * did on average.
 */
final class ProcessRows {
    static final String GIL_HELD = "GIL held";
    static final String WAITING = "waiting threads";
    static final String HELD_BLOCKED = "held-blocked";
    static final String STARVED = "threads without a CPU";

    private static final List<Figure> FIGURES =
            List.of(
                    new Figure(GIL_HELD, Unit.SHARE, Sense.NEUTRAL, ProcessRows::held),
                    new Figure("demand", Unit.THREADS, Sense.NEUTRAL, ProcessRows::demand),
                    new Figure(WAITING, Unit.THREADS, Sense.WORSE_IF_MORE, ProcessRows::waiting),
                    new Figure(
                            HELD_BLOCKED,
                            Unit.SHARE,
                            Sense.WORSE_IF_MORE,
                            of(ThreadState.HELD_BLOCKED)),
                    new Figure(
                            "native threads", Unit.THREADS, Sense.NEUTRAL, ProcessRows::inNative),
                    new Figure(
                            STARVED,
                            Unit.THREADS,
                            Sense.WORSE_IF_MORE,
                            of(ThreadState.STARVED, ThreadState.HELD_STARVED)));

    private record Figure(String name, Unit unit, Sense sense, ToDoubleFunction<Summary> value) {}

    private ProcessRows() {}

    static List<Row> of(Summary before, Summary after, Sides sides) {
        List<Row> rows = new ArrayList<>();
        for (Figure figure : FIGURES) {
            What what = what(figure.name, figure.unit, figure.sense);
            rows.add(Row.of(what, sides.share(figure.value)));
        }
        // The interpreter's own count is one figure, so there is nothing to draw from.
        What switches = what("switches/s", Unit.PER_SECOND, Sense.NEUTRAL);
        rows.add(Row.of(switches, sides.bare(switches(before), switches(after))));
        return rows;
    }

    private static What what(String figure, Unit unit, Sense sense) {
        return new What(Table.PROCESS, "", null, figure, unit, sense);
    }

    private static double held(Summary summary) {
        return sum(summary, GilSummary::utilisation);
    }

    private static double demand(Summary summary) {
        return sum(summary, GilSummary::demand);
    }

    private static double waiting(Summary summary) {
        return sum(summary, GilSummary::waitingMean);
    }

    private static double inNative(Summary summary) {
        return sum(summary, GilSummary::nativeMean);
    }

    private static double sum(Summary summary, ToDoubleFunction<GilSummary> figure) {
        return mean(
                summary,
                process ->
                        process.gils().stream()
                                .mapToDouble(figure)
                                .filter(value -> !Double.isNaN(value))
                                .sum());
    }

    private static ToDoubleFunction<Summary> of(ThreadState... states) {
        return summary -> {
            long nanos = 0;
            for (ProcessSummary process : summary.processes()) {
                for (ThreadSummary thread : process.threads()) {
                    for (ThreadState state : states) {
                        nanos += thread.stateNanos().get(state);
                    }
                }
            }
            return nanos / (Alive.mean(summary) * Math.max(1, summary.observedNanos()));
        };
    }

    private static double switches(Summary summary) {
        return mean(
                summary,
                process ->
                        process.interpreters().stream()
                                .mapToDouble(InterpreterSummary::switchesPerSecond)
                                .filter(value -> !Double.isNaN(value))
                                .reduce(Double::sum)
                                .orElse(Double.NaN));
    }

    private static double mean(Summary summary, ToDoubleFunction<ProcessSummary> figure) {
        return summary.processes().stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
