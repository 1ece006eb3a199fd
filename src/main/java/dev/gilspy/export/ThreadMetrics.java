package dev.gilspy.export;

import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadGroups;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.ThreadState;
import dev.gilspy.report.Columns;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** What threads did, by group: those whose names differ in digits only. */
final class ThreadMetrics {
    private static final String LABEL = "thread_group";

    /** Upper bounds in nanoseconds, closer to each other around the usual switch interval. */
    private static final long[] BOUNDS = {
        10_000,
        100_000,
        1_000_000,
        2_500_000,
        5_000_000,
        7_500_000,
        10_000_000,
        25_000_000,
        50_000_000,
        100_000_000,
        250_000_000,
        1_000_000_000,
        10_000_000_000L
    };

    private final Map<Integer, String> groupOf = new HashMap<>();
    private final Map<String, List<ThreadSummary>> groups = new TreeMap<>();

    private ThreadMetrics(ProcessSummary process) {
        for (ThreadSummary thread : process.threads()) {
            String name = Columns.plain(ThreadGroups.nameOf(thread.thread().name()));
            String group = name.isEmpty() ? "unnamed" : name;
            groupOf.put(thread.thread().id(), group);
            groups.computeIfAbsent(group, absent -> new ArrayList<>()).add(thread);
        }
    }

    static List<MetricSnapshot> of(ProcessSummary process) {
        ThreadMetrics metrics = new ThreadMetrics(process);
        List<MetricSnapshot> all = new ArrayList<>(metrics.states());
        var histograms =
                EpisodeHistograms.by(process, id -> metrics.groupOf.getOrDefault(id, "unnamed"));
        for (EpisodeKind kind : EpisodeKind.values()) {
            all.add(durations(kind, histograms));
        }
        return all;
    }

    private List<MetricSnapshot> states() {
        MetricFamily threads = new MetricFamily("gilspy_threads", null, "Threads that were seen.");
        MetricFamily seconds =
                new MetricFamily(
                        "gilspy_thread_state_seconds", Unit.SECONDS, "Time of threads by state.");
        MetricFamily shares =
                new MetricFamily(
                        "gilspy_thread_state_ratio",
                        Unit.RATIO,
                        "Time by state, as a share of the time of these threads.");
        groups.forEach(
                (group, members) -> {
                    threads.add(members.size(), LABEL, group);
                    addStates(group, members, seconds, shares);
                });
        return List.of(threads.gauge(), seconds.counter(), shares.gauge());
    }

    private static void addStates(
            String group, List<ThreadSummary> members, MetricFamily seconds, MetricFamily shares) {
        double observed = members.stream().mapToLong(ThreadSummary::observedNanos).sum();
        for (ThreadState state : ThreadState.values()) {
            double nanos = members.stream().mapToLong(t -> t.stateNanos().get(state)).sum();
            String[] labels = {"state", state.label(), LABEL, group};
            seconds.add(nanos / MetricFamily.NANOS_PER_SECOND, labels);
            shares.add(nanos / observed, labels); // NaN where nothing was observed
        }
    }

    private static MetricSnapshot durations(
            EpisodeKind kind, Map<String, Map<EpisodeKind, Histogram>> byGroup) {
        HistogramSnapshot.Builder family =
                HistogramSnapshot.builder()
                        .name("gilspy_gil_" + kind.label() + "_seconds")
                        .unit(Unit.SECONDS)
                        .help(
                                kind == EpisodeKind.HOLD
                                        ? "Holds of the GIL that ended."
                                        : "Waits for the GIL that ended.");
        byGroup.forEach(
                (group, byKind) -> {
                    if (byKind.containsKey(kind)) {
                        family.dataPoint(dataPoint(group, byKind.get(kind)));
                    }
                });
        return family.build();
    }

    private static HistogramDataPointSnapshot dataPoint(String group, Histogram histogram) {
        long[] counts = new long[BOUNDS.length + 1];
        for (HistogramIterationValue value : histogram.recordedValues()) {
            counts[bucket(histogram.lowestEquivalentValue(value.getValueIteratedTo()))] +=
                    value.getCountAtValueIteratedTo();
        }
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        for (int i = 0; i < counts.length; i++) {
            double bound =
                    i < BOUNDS.length
                            ? BOUNDS[i] / MetricFamily.NANOS_PER_SECOND
                            : Double.POSITIVE_INFINITY;
            buckets.bucket(bound, counts[i]);
        }
        return HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(buckets.build())
                .sum(EpisodeHistograms.sum(histogram) / MetricFamily.NANOS_PER_SECOND)
                .labels(Labels.of(LABEL, group))
                .build();
    }

    /** The first bucket that a duration is not above. */
    private static int bucket(long nanos) {
        int index = Arrays.binarySearch(BOUNDS, nanos);
        return index >= 0 ? index : -index - 1;
    }
}
