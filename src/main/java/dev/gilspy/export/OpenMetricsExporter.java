package dev.gilspy.export;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * OpenMetrics text, as Prometheus and its kin read it: the GIL by interpreter, states, holds and
 * waits by group of threads (a label for each thread would be a new series at each start), the
 * verdict, the run itself. What is not known is left out.
 */
public final class OpenMetricsExporter implements Exporter {
    @Override
    public String name() {
        return "openmetrics";
    }

    @Override
    public List<String> endings() {
        return List.of(".prom", ".openmetrics");
    }

    @Override
    public void write(Summary summary, OutputStream out) throws IOException {
        OpenMetricsTextFormatWriter.create().write(out, metrics(summary));
        out.flush();
    }

    static MetricSnapshots metrics(Summary summary) {
        List<MetricSnapshot> all = new ArrayList<>(RunMetrics.of(summary));
        // One process: its id would be a new series at each start, and stands in the info.
        for (ProcessSummary process : summary.processes().stream().limit(1).toList()) {
            all.addAll(GilMetrics.of(process));
            all.addAll(ThreadMetrics.of(process));
        }
        all.removeIf(family -> family.getDataPoints().isEmpty());
        return new MetricSnapshots(all);
    }
}
