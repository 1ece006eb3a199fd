package dev.gilspy.export;

import dev.gilspy.aggregate.Roles;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.report.Columns;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One process that figures are of, and the labels that tell it from the others: its PID and its
 * role, by which those of a service's workers add up. None where it is the only one: then its PID
 * would be a new series at each start, and stands in the info.
 *
 * @param alone a recording of this process only
 * @param labels names and values, in turn
 */
record MetricSource(Summary alone, List<String> labels) {
    static List<MetricSource> of(Summary summary) {
        List<String> roles = Roles.of(summary);
        return IntStream.range(0, roles.size())
                .mapToObj(number -> of(summary, number, roles.get(number)))
                .toList();
    }

    private static MetricSource of(Summary summary, int number, String role) {
        Summary alone = summary.alone(number);
        String pid = Integer.toString(summary.processes().get(number).info().pid());
        boolean only = summary.processes().size() == 1;
        return new MetricSource(
                alone, only ? List.of() : List.of("pid", pid, "role", Columns.plain(role)));
    }

    ProcessSummary process() {
        return alone.processes().get(0);
    }

    /** Its labels, and more names and values. */
    String[] with(String... more) {
        List<String> all = new ArrayList<>(labels);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** The same as one. */
    Labels labelled(String... more) {
        return Labels.of(with(more));
    }
}
