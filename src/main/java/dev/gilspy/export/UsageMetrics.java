package dev.gilspy.export;

import dev.gilspy.model.ProcessUsage;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;

/** What processes took of the machine. */
final class UsageMetrics {
    private UsageMetrics() {}

    static List<MetricSnapshot> of(List<MetricSource> sources) {
        MetricFamily cpus =
                new MetricFamily(
                        "gilspy_process_cpus",
                        null,
                        "Mean number of CPUs that the process used while it was observed.");
        MetricFamily cpu =
                new MetricFamily(
                        "gilspy_process_cpu_seconds",
                        Unit.SECONDS,
                        "CPU time of the process since it started.");
        MetricFamily resident = memory("resident", "Memory that is mapped and in RAM.");
        MetricFamily proportional =
                memory(
                        "proportional",
                        "The same, each page divided by the number of processes that share it.");
        MetricFamily unique = memory("unique", "Memory that would be free if the process ended.");
        for (MetricSource source : sources) {
            ProcessUsage usage = source.process().window().last();
            if (usage != null) {
                String[] labels = source.with();
                cpus.add(source.process().window().cpusUsed(), labels);
                cpu.add(known(usage.cpuNanos()) / MetricFamily.NANOS_PER_SECOND, labels);
                resident.add(known(usage.residentBytes()), labels);
                proportional.add(known(usage.proportionalBytes()), labels);
                unique.add(known(usage.uniqueBytes()), labels);
            }
        }
        return List.of(
                cpus.gauge(),
                cpu.counter(),
                resident.gauge(),
                proportional.gauge(),
                unique.gauge());
    }

    private static MetricFamily memory(String which, String help) {
        return new MetricFamily("gilspy_process_" + which + "_bytes", Unit.BYTES, help);
    }

    private static double known(long amount) {
        return amount < 0 ? Double.NaN : amount;
    }
}
