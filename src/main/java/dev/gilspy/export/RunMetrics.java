package dev.gilspy.export;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.VerdictCode;
import dev.gilspy.analysis.Verdicts;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.RunQuality;
import dev.gilspy.report.Columns;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.List;

/** What was recorded, how well, and what it comes to. */
final class RunMetrics {
    private RunMetrics() {}

    static List<MetricSnapshot> of(Summary summary) {
        List<MetricSnapshot> all = new ArrayList<>();
        summary.processes().stream().limit(1).forEach(process -> all.add(target(process)));
        all.add(
                new MetricFamily(
                                "gilspy_observed_seconds",
                                Unit.SECONDS,
                                "How long it was observed.")
                        .add(summary.observedNanos() / MetricFamily.NANOS_PER_SECOND)
                        .gauge());
        Verdict verdict = Verdicts.of(summary);
        all.add(verdict(verdict.code()));
        all.add(
                new MetricFamily(
                                "gilspy_ceiling_ratio",
                                Unit.RATIO,
                                "How many times as fast it could be without the GIL.")
                        .add(verdict.ceiling() == null ? Double.NaN : verdict.ceiling())
                        .gauge());
        if (summary.quality() != null) {
            all.addAll(quality(summary.quality()));
        }
        return all;
    }

    private static MetricSnapshot target(ProcessSummary process) {
        ProcessInfo info = process.info();
        String[] names = {"command", "gil", "implementation", "pid", "version"};
        String[] values = {
            Columns.plain(String.join(" ", info.command())),
            info.gilEnabled() ? "on" : "off",
            info.implementation(),
            Integer.toString(info.pid()),
            Columns.plain(info.version())
        };
        return InfoSnapshot.builder()
                .name("gilspy_target")
                .help("What was observed.")
                .dataPoint(InfoDataPointSnapshot.builder().labels(Labels.of(names, values)).build())
                .build();
    }

    private static MetricSnapshot verdict(VerdictCode found) {
        StateSetDataPointSnapshot.Builder states = StateSetDataPointSnapshot.builder();
        for (VerdictCode code : VerdictCode.ofOneProcess()) {
            states.state(code.label(), code == found);
        }
        return StateSetSnapshot.builder()
                .name("gilspy_verdict")
                .help("What it comes to.")
                .dataPoint(states.build())
                .build();
    }

    private static List<MetricSnapshot> quality(RunQuality quality) {
        return List.of(
                new MetricFamily("gilspy_samples", null, "Samples taken.")
                        .add(quality.samples())
                        .counter(),
                new MetricFamily("gilspy_lost_events", null, "Events that the kernel dropped.")
                        .add(quality.lostEvents())
                        .counter(),
                new MetricFamily(
                                "gilspy_own_cpu_seconds",
                                Unit.SECONDS,
                                "CPU time that gilspy took.")
                        .add(quality.ownCpuNanos() / MetricFamily.NANOS_PER_SECOND)
                        .counter());
    }
}
