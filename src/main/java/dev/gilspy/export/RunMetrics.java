package dev.gilspy.export;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.VerdictCode;
import dev.gilspy.analysis.Verdicts;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.RunQuality;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was recorded, how well, and what it comes to. */
final class RunMetrics {
    private RunMetrics() {}

    static List<MetricSnapshot> of(Summary summary) {
        List<MetricSource> sources = MetricSource.of(summary);
        List<MetricSnapshot> all = new ArrayList<>();
        all.add(targets(sources));
        // Where there is no process, what was seen is the whole.
        all.addAll(
                judged(
                        sources.isEmpty()
                                ? List.of(new MetricSource(summary, List.of()))
                                : sources));
        if (summary.quality() != null) {
            all.addAll(quality(summary.quality()));
        }
        return all;
    }

    private static MetricSnapshot targets(List<MetricSource> sources) {
        InfoSnapshot.Builder targets =
                InfoSnapshot.builder().name("gilspy_target").help("What was observed.");
        sources.forEach(source -> targets.dataPoint(target(source)));
        return targets.build();
    }

    private static InfoDataPointSnapshot target(MetricSource source) {
        ProcessInfo info = source.process().info();
        Map<String, String> labels = new TreeMap<>();
        labels.put("command", Names.of(String.join(" ", info.command())));
        labels.put("gil", info.gilEnabled() ? "on" : "off");
        labels.put("implementation", Names.of(info.implementation()));
        labels.put("pid", Integer.toString(info.pid()));
        labels.put("version", Names.of(info.version()));
        source.labelled().forEach(label -> labels.put(label.getName(), label.getValue()));
        return InfoDataPointSnapshot.builder()
                .labels(
                        Labels.of(
                                labels.keySet().toArray(String[]::new),
                                labels.values().toArray(String[]::new)))
                .build();
    }

    private static List<MetricSnapshot> judged(List<MetricSource> sources) {
        MetricFamily observed =
                new MetricFamily(
                        "gilspy_observed_seconds", Unit.SECONDS, "How long it was observed.");
        MetricFamily ceiling =
                new MetricFamily(
                        "gilspy_ceiling_ratio",
                        Unit.RATIO,
                        "How many times as fast it could be without the GIL.");
        StateSetSnapshot.Builder verdicts =
                StateSetSnapshot.builder().name("gilspy_verdict").help("What it comes to.");
        for (MetricSource source : sources) {
            Verdict verdict = Verdicts.of(source.alone());
            Double factor = verdict.ceiling();
            observed.add(
                    source.alone().observedNanos() / MetricFamily.NANOS_PER_SECOND, source.with());
            ceiling.add(factor == null ? Double.NaN : factor, source.with());
            verdicts.dataPoint(verdict(verdict.code(), source.labelled()));
        }
        return List.of(observed.gauge(), verdicts.build(), ceiling.gauge());
    }

    private static StateSetDataPointSnapshot verdict(VerdictCode found, Labels labels) {
        StateSetDataPointSnapshot.Builder states =
                StateSetDataPointSnapshot.builder().labels(labels);
        for (VerdictCode code : VerdictCode.ofOneProcess()) {
            states.state(code.label(), code == found);
        }
        return states.build();
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
