package dev.gilspy.export;

import static dev.gilspy.export.MetricFamily.NANOS_PER_SECOND;

import dev.gilspy.aggregate.DurationCounts;
import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.aggregate.Roles;
import dev.gilspy.aggregate.Totals;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.ThreadState;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is served while processes are observed: counters, of which the asking side makes rates, and
 * gauges of the last seconds. Each process has its id as a label; what its role is, by which
 * workers add up, stands in the info of that id.
 */
final class TotalsMetrics {
    static final String PID = "pid";
    private static final String GROUP = "thread_group";

    private final List<Totals> processes;

    private TotalsMetrics(List<Totals> processes) {
        this.processes = processes;
    }

    /** Of a process that has become another program, what it was before is left out. */
    static MetricSnapshots of(List<Totals> observed) {
        Map<String, Totals> byPid = new LinkedHashMap<>();
        observed.forEach(totals -> byPid.put(pid(totals), totals));
        List<Totals> processes = List.copyOf(byPid.values());
        TotalsMetrics metrics = new TotalsMetrics(processes);
        List<MetricSnapshot> all = new ArrayList<>();
        all.add(metrics.targets());
        all.addAll(TotalsProcessMetrics.of(processes));
        all.addAll(TotalsGilMetrics.of(processes));
        all.addAll(metrics.threads());
        for (EpisodeKind kind : EpisodeKind.values()) {
            all.add(metrics.durations(kind));
        }
        all.addAll(TotalsRunMetrics.of(processes));
        all.removeIf(family -> family.getDataPoints().isEmpty());
        return new MetricSnapshots(all);
    }

    private MetricSnapshot targets() {
        InfoSnapshot.Builder family =
                InfoSnapshot.builder().name("gilspy_target").help("What is observed.");
        List<String> roles = Roles.of(processes.stream().map(Totals::process).toList());
        for (int i = 0; i < processes.size(); i++) {
            ProcessInfo info = processes.get(i).process();
            String[] names = {"command", "gil", "implementation", PID, "role", "version"};
            String[] values = {
                Names.of(String.join(" ", info.command())),
                info.gilEnabled() ? "on" : "off",
                Names.of(info.implementation()),
                pid(processes.get(i)),
                Names.of(roles.get(i)),
                Names.of(info.version())
            };
            family.dataPoint(
                    InfoDataPointSnapshot.builder().labels(Labels.of(names, values)).build());
        }
        return family.build();
    }

    private List<MetricSnapshot> threads() {
        MetricFamily threads = new MetricFamily("gilspy_threads", null, "Threads that are there.");
        MetricFamily states = seconds("gilspy_thread_state_seconds", "Time of threads by state.");
        for (Totals totals : processes) {
            for (Totals.Group group : groups(totals)) {
                threads.add(group.threads(), PID, pid(totals), GROUP, group.name());
                for (ThreadState state : ThreadState.values()) {
                    states.add(
                            group.stateNanos().get(state) / NANOS_PER_SECOND,
                            PID,
                            pid(totals),
                            "state",
                            state.label(),
                            GROUP,
                            group.name());
                }
            }
        }
        return List.of(threads.gauge(), states.counter());
    }

    private MetricSnapshot durations(EpisodeKind kind) {
        HistogramSnapshot.Builder family = ThreadMetrics.durations(kind);
        for (Totals totals : processes) {
            for (Totals.Group group : groups(totals)) {
                family.dataPoint(
                        dataPoint(
                                group.durations().get(kind),
                                group.durations().get(kind).sumNanos(),
                                Labels.of(PID, pid(totals), GROUP, group.name())));
            }
        }
        return family.build();
    }

    /**
     * A histogram as Prometheus has them.
     *
     * @param sumNanos all durations added up
     */
    static HistogramDataPointSnapshot dataPoint(
            DurationCounts counts, double sumNanos, Labels labels) {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        for (int i = 0; i < counts.classes(); i++) {
            long bound = counts.boundNanos(i);
            buckets.bucket(
                    bound == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : bound / NANOS_PER_SECOND,
                    counts.count(i));
        }
        return HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(buckets.build())
                .sum(sumNanos / NANOS_PER_SECOND)
                .labels(labels)
                .build();
    }

    static MetricFamily seconds(String name, String help) {
        return new MetricFamily(name, Unit.SECONDS, help);
    }

    static String pid(Totals totals) {
        return Integer.toString(totals.process().pid());
    }

    /** Named as they are shown; those that are shown alike are one. */
    private static Collection<Totals.Group> groups(Totals totals) {
        Map<String, Totals.Group> groups = new TreeMap<>();
        for (Totals.Group group : totals.groups()) {
            Totals.Group shown = group.named(shownName(group));
            groups.merge(shown.name(), shown, Totals.Group::plus);
        }
        return groups.values();
    }

    private static String shownName(Totals.Group group) {
        return group.name().isEmpty() ? "unnamed" : Names.of(group.name());
    }
}
