package dev.gilspy.export;

import dev.gilspy.aggregate.DurationCounts;
import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.aggregate.ThreadGroups;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.ThreadState;
import dev.gilspy.report.Columns;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** What threads did, by group: those whose names differ in digits only. */
final class ThreadMetrics {
    private static final String LABEL = "thread_group";

    private final MetricSource source;
    private final Map<Integer, String> groupOf = new HashMap<>();
    private final Map<String, List<ThreadSummary>> groups = new TreeMap<>();

    private ThreadMetrics(MetricSource source) {
        this.source = source;
        for (ThreadSummary thread : source.process().threads()) {
            String name = Columns.plain(ThreadGroups.nameOf(thread.thread().name()));
            String group = name.isEmpty() ? "unnamed" : name;
            groupOf.put(thread.thread().id(), group);
            groups.computeIfAbsent(group, absent -> new ArrayList<>()).add(thread);
        }
    }

    static List<MetricSnapshot> of(List<MetricSource> sources) {
        MetricFamily threads = new MetricFamily("gilspy_threads", null, "Threads that were seen.");
        MetricFamily seconds =
                new MetricFamily(
                        "gilspy_thread_state_seconds", Unit.SECONDS, "Time of threads by state.");
        MetricFamily shares =
                new MetricFamily(
                        "gilspy_thread_state_ratio",
                        Unit.RATIO,
                        "Time by state, as a share of the time of these threads.");
        HistogramSnapshot.Builder holds = durations(EpisodeKind.HOLD);
        HistogramSnapshot.Builder waits = durations(EpisodeKind.WAIT);
        for (MetricSource source : sources) {
            ThreadMetrics metrics = new ThreadMetrics(source);
            metrics.addStates(threads, seconds, shares);
            metrics.addDurations(EpisodeKind.HOLD, holds);
            metrics.addDurations(EpisodeKind.WAIT, waits);
        }
        return List.of(
                threads.gauge(), seconds.counter(), shares.gauge(), holds.build(), waits.build());
    }

    /** The histograms of holds or waits, still without figures. */
    static HistogramSnapshot.Builder durations(EpisodeKind kind) {
        return HistogramSnapshot.builder()
                .name("gilspy_gil_" + kind.label() + "_seconds")
                .unit(Unit.SECONDS)
                .help(
                        kind == EpisodeKind.HOLD
                                ? "Holds of the GIL that ended."
                                : "Waits for the GIL that ended.");
    }

    private void addStates(MetricFamily threads, MetricFamily seconds, MetricFamily shares) {
        groups.forEach(
                (group, members) -> {
                    threads.add(members.size(), source.with(LABEL, group));
                    addStates(group, members, seconds, shares);
                });
    }

    private void addStates(
            String group, List<ThreadSummary> members, MetricFamily seconds, MetricFamily shares) {
        double observed = members.stream().mapToLong(ThreadSummary::observedNanos).sum();
        for (ThreadState state : ThreadState.values()) {
            double nanos = members.stream().mapToLong(t -> t.stateNanos().get(state)).sum();
            String[] labels = source.with("state", state.label(), LABEL, group);
            seconds.add(nanos / MetricFamily.NANOS_PER_SECOND, labels);
            shares.add(nanos / observed, labels); // NaN where nothing was observed
        }
    }

    private void addDurations(EpisodeKind kind, HistogramSnapshot.Builder family) {
        EpisodeHistograms.by(source.process(), id -> groupOf.getOrDefault(id, "unnamed"))
                .forEach(
                        (group, byKind) -> {
                            if (byKind.containsKey(kind)) {
                                Labels labels = source.labelled(LABEL, group);
                                Histogram all = byKind.get(kind);
                                double sumNanos = EpisodeHistograms.sum(all);
                                family.dataPoint(
                                        TotalsMetrics.dataPoint(counts(all), sumNanos, labels));
                            }
                        });
    }

    private static DurationCounts counts(Histogram histogram) {
        DurationCounts counts = new DurationCounts();
        for (HistogramIterationValue value : histogram.recordedValues()) {
            counts.add(
                    histogram.lowestEquivalentValue(value.getValueIteratedTo()),
                    value.getCountAtValueIteratedTo());
        }
        return counts;
    }
}
