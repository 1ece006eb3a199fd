package dev.gilspy.compare;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadGroups;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.ThreadInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Threads that do the same, by {@link ThreadGroups#nameOf}.
 *
 * @param name "" for threads whose name is not known
 * @param before those of the first recording
 * @param after those of the second
 */
public record Group(String name, List<ThreadSummary> before, List<ThreadSummary> after) {
    /** More groups than anybody reads; a pool whose names are random would make thousands. */
    static final int MOST = 40;

    public Group {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** The groups of both recordings that do most, busiest first; no more than {@link #MOST}. */
    static List<Group> of(Summary before, Summary after) {
        Map<String, List<ThreadSummary>> first = byName(before);
        Map<String, List<ThreadSummary>> second = byName(after);
        TreeSet<String> names = new TreeSet<>(first.keySet());
        names.addAll(second.keySet());
        Map<String, Double> busy = new HashMap<>();
        List<Group> groups = new ArrayList<>();
        for (String name : names) {
            List<ThreadSummary> was = first.getOrDefault(name, List.of());
            List<ThreadSummary> is = second.getOrDefault(name, List.of());
            groups.add(new Group(name, was, is));
            busy.put(name, busy(was, before) + busy(is, after));
        }
        return groups.stream()
                .sorted((a, b) -> Double.compare(busy.get(b.name), busy.get(a.name)))
                .limit(MOST)
                .toList();
    }

    private static Map<String, List<ThreadSummary>> byName(Summary summary) {
        Map<String, List<ThreadSummary>> byName = new TreeMap<>();
        for (ProcessSummary process : summary.processes()) {
            for (ThreadSummary thread : process.threads()) {
                byName.computeIfAbsent(name(thread), absent -> new ArrayList<>()).add(thread);
            }
        }
        return byName;
    }

    private static String name(ThreadSummary thread) {
        return ThreadGroups.nameOf(thread.thread().name());
    }

    private static double busy(List<ThreadSummary> threads, Summary summary) {
        long nanos = threads.stream().mapToLong(ThreadSummary::busyNanos).sum();
        return (double) nanos / summary.observedNanos();
    }

    /** Whether there are such threads on both sides. */
    public boolean inBoth() {
        return !before.isEmpty() && !after.isEmpty();
    }

    /** What tells some of its threads from others, whatever process they are in. */
    static Set<ThreadInfo> infos(List<ThreadSummary> threads) {
        return threads.stream().map(ThreadSummary::thread).collect(Collectors.toSet());
    }
}
