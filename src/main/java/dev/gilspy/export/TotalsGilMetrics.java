package dev.gilspy.export;

import static dev.gilspy.export.MetricFamily.NANOS_PER_SECOND;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Totals;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;

/** The GIL, by process and interpreter. */
final class TotalsGilMetrics {
    private final MetricFamily held =
            TotalsMetrics.seconds("gilspy_gil_held_seconds", "Time in which the GIL was held.");
    private final MetricFamily waiting =
            TotalsMetrics.seconds(
                    "gilspy_gil_waiting_seconds",
                    "Time in which threads waited for the GIL, added up.");
    private final MetricFamily outside =
            TotalsMetrics.seconds(
                    "gilspy_native_seconds",
                    "Time of threads in native code, without the GIL, on a CPU, added up.");
    private final MetricFamily utilisation =
            new MetricFamily(
                    "gilspy_gil_utilisation_ratio",
                    Unit.RATIO,
                    "Share of the last ten seconds in which a thread held the GIL.");
    private final MetricFamily demand =
            new MetricFamily(
                    "gilspy_gil_demand_threads",
                    null,
                    "Mean number of threads that held or wanted the GIL in the last ten seconds.");
    private final MetricFamily switches =
            new MetricFamily(
                    "gilspy_gil_switches",
                    null,
                    "Changes of the GIL's holder, by the interpreter's own count.");

    private TotalsGilMetrics() {}

    static List<MetricSnapshot> of(List<Totals> processes) {
        TotalsGilMetrics metrics = new TotalsGilMetrics();
        for (Totals totals : processes) {
            totals.interpreters()
                    .forEach(interpreter -> metrics.add(interpreter, TotalsMetrics.pid(totals)));
        }
        return List.of(
                metrics.held.counter(),
                metrics.waiting.counter(),
                metrics.outside.counter(),
                metrics.utilisation.gauge(),
                metrics.demand.gauge(),
                metrics.switches.counter());
    }

    private void add(Totals.Interpreter interpreter, String pid) {
        String[] labels = {"interpreter", idOf(interpreter), TotalsMetrics.PID, pid};
        held.add(interpreter.heldNanos() / NANOS_PER_SECOND, labels);
        waiting.add(interpreter.waitingNanos() / NANOS_PER_SECOND, labels);
        outside.add(interpreter.nativeNanos() / NANOS_PER_SECOND, labels);
        utilisation.add(interpreter.lately().utilisation(), labels);
        demand.add(interpreter.lately().demand(), labels);
        boolean counted = interpreter.tally() != null && interpreter.tally().counted();
        switches.add(counted ? interpreter.tally().switches() : Double.NaN, labels);
    }

    private static String idOf(Totals.Interpreter interpreter) {
        return interpreter.id() == Summary.OTHER_INTERPRETERS
                ? "others"
                : Integer.toString(interpreter.id());
    }
}
