package dev.gilspy.export;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.InterpreterSummary;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;

/** The GIL, by interpreter. */
final class GilMetrics {
    private static final String LABEL = "interpreter";

    private GilMetrics() {}

    static List<MetricSnapshot> of(List<MetricSource> sources) {
        MetricFamily utilisation =
                new MetricFamily(
                        "gilspy_gil_utilisation_ratio",
                        Unit.RATIO,
                        "Share of the time in which a thread held the GIL.");
        MetricFamily demand =
                new MetricFamily(
                        "gilspy_gil_demand_threads",
                        null,
                        "Mean number of threads that held or wanted the GIL.");
        MetricFamily waiting =
                new MetricFamily(
                        "gilspy_gil_waiting_threads",
                        null,
                        "Mean number of threads that waited for the GIL.");
        MetricFamily outside =
                new MetricFamily(
                        "gilspy_native_threads",
                        null,
                        "Mean number of threads in native code, without the GIL, on a CPU.");
        MetricFamily switches =
                new MetricFamily(
                        "gilspy_gil_switches",
                        null,
                        "Changes of the GIL's holder, by the interpreter's own count.");
        for (MetricSource source : sources) {
            for (InterpreterSummary interpreter : source.process().interpreters()) {
                String[] labels = source.with(LABEL, id(interpreter));
                utilisation.add(interpreter.utilisation(), labels);
                demand.add(interpreter.demand(), labels);
                waiting.add(interpreter.waitingMean(), labels);
                outside.add(interpreter.nativeMean(), labels);
                boolean counted = interpreter.tally() != null && interpreter.tally().counted();
                switches.add(counted ? interpreter.tally().switches() : Double.NaN, labels);
            }
        }
        return List.of(
                utilisation.gauge(),
                demand.gauge(),
                waiting.gauge(),
                outside.gauge(),
                switches.counter());
    }

    private static String id(InterpreterSummary interpreter) {
        return interpreter.id() == Summary.OTHER_INTERPRETERS
                ? "others"
                : Integer.toString(interpreter.id());
    }
}
