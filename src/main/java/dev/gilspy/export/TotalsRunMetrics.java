package dev.gilspy.export;

import dev.gilspy.aggregate.Totals;
import dev.gilspy.model.RunQuality;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** How well a process is observed, and what that costs. */
final class TotalsRunMetrics {
    private final MetricFamily samples = new MetricFamily("gilspy_samples", null, "Samples taken.");
    private final MetricFamily missed =
            new MetricFamily("gilspy_samples_missed", null, "Samples that were due and not taken.");
    private final MetricFamily torn =
            new MetricFamily("gilspy_samples_torn", null, "Samples whose readings did not fit.");
    private final MetricFamily lost =
            new MetricFamily("gilspy_lost_events", null, "Events that the kernel dropped.");
    private final MetricFamily failed =
            new MetricFamily("gilspy_failed_reads", null, "Reads of the target that failed.");
    private final MetricFamily own =
            TotalsMetrics.seconds("gilspy_own_cpu_seconds", "CPU time that gilspy took.");

    private TotalsRunMetrics() {}

    static List<MetricSnapshot> of(List<Totals> processes) {
        TotalsRunMetrics metrics = new TotalsRunMetrics();
        for (Totals totals : processes) {
            if (totals.quality() != null) {
                metrics.add(totals.quality(), TotalsMetrics.PID, TotalsMetrics.pid(totals));
            }
        }
        return List.of(
                metrics.samples.counter(),
                metrics.missed.counter(),
                metrics.torn.counter(),
                metrics.lost.counter(),
                metrics.failed.counter(),
                metrics.own.counter());
    }

    private void add(RunQuality quality, String... labels) {
        samples.add(quality.samples(), labels);
        missed.add(quality.missed(), labels);
        torn.add(quality.torn(), labels);
        lost.add(quality.lostEvents(), labels);
        failed.add(quality.failedReads(), labels);
        own.add(quality.ownCpuNanos() / MetricFamily.NANOS_PER_SECOND, labels);
    }
}
