package dev.gilspy.export;

import dev.gilspy.aggregate.Summary;
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
 * verdict, the run itself; of several processes each with its PID and its role. What is not known
 * is left out.
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
        List<MetricSource> sources = MetricSource.of(summary);
        all.addAll(UsageMetrics.of(sources));
        all.addAll(GilMetrics.of(sources));
        all.addAll(ThreadMetrics.of(sources));
        all.removeIf(family -> family.getDataPoints().isEmpty());
        return new MetricSnapshots(all);
    }
}
