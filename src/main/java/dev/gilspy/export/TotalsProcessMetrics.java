package dev.gilspy.export;

import static dev.gilspy.export.MetricFamily.NANOS_PER_SECOND;
import static dev.gilspy.export.TotalsMetrics.PID;

import dev.gilspy.aggregate.Totals;
import dev.gilspy.model.ProcessUsage;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;

/** Whether a process is observed, how long it was, and what it took of the machine. */
final class TotalsProcessMetrics {
    private final MetricFamily up =
            new MetricFamily(
                    "gilspy_target_up", null, "1 while the process is observed, 0 after that.");
    private final MetricFamily observed =
            TotalsMetrics.seconds("gilspy_observed_seconds", "How long the process was observed.");
    private final MetricFamily cpu =
            TotalsMetrics.seconds(
                    "gilspy_process_cpu_seconds", "CPU time of the process since its start.");
    private final MetricFamily resident = memory("resident", "Memory in RAM.");
    private final MetricFamily proportional =
            memory(
                    "proportional",
                    "Memory in RAM, shared pages divided by the processes that share them.");
    private final MetricFamily unique = memory("unique", "Memory that no other process shares.");

    private TotalsProcessMetrics() {}

    private static MetricFamily memory(String which, String help) {
        return new MetricFamily("gilspy_process_" + which + "_bytes", Unit.BYTES, help);
    }

    static List<MetricSnapshot> of(List<Totals> processes) {
        TotalsProcessMetrics metrics = new TotalsProcessMetrics();
        processes.forEach(metrics::add);
        return List.of(
                metrics.up.gauge(),
                metrics.observed.counter(),
                metrics.cpu.counter(),
                metrics.resident.gauge(),
                metrics.proportional.gauge(),
                metrics.unique.gauge());
    }

    private void add(Totals totals) {
        String pid = TotalsMetrics.pid(totals);
        up.add(totals.ending() == null ? 1 : 0, PID, pid);
        observed.add(totals.observedNanos() / NANOS_PER_SECOND, PID, pid);
        ProcessUsage usage = totals.usage();
        if (usage != null) {
            cpu.add(known(usage.cpuNanos()) / NANOS_PER_SECOND, PID, pid);
            resident.add(known(usage.residentBytes()), PID, pid);
            proportional.add(known(usage.proportionalBytes()), PID, pid);
            unique.add(known(usage.uniqueBytes()), PID, pid);
        }
    }

    private static double known(long figure) {
        return figure == ProcessUsage.UNKNOWN ? Double.NaN : figure;
    }
}
