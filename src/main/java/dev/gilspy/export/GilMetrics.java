package dev.gilspy.export;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.InterpreterSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;

/** The GIL, by interpreter. */
final class GilMetrics {
    private static final String LABEL = "interpreter";

    private GilMetrics() {}

    static List<MetricSnapshot> of(ProcessSummary process) {
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
        for (InterpreterSummary interpreter : process.interpreters()) {
            String id = id(interpreter);
            utilisation.add(interpreter.utilisation(), LABEL, id);
            demand.add(interpreter.demand(), LABEL, id);
            waiting.add(interpreter.waitingMean(), LABEL, id);
            outside.add(interpreter.nativeMean(), LABEL, id);
            boolean counted = interpreter.tally() != null && interpreter.tally().counted();
            switches.add(counted ? interpreter.tally().switches() : Double.NaN, LABEL, id);
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
