package dev.gilspy.compare;

import dev.gilspy.aggregate.EpisodeKind;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.compare.Row.Table;
import dev.gilspy.compare.Row.What;
import dev.gilspy.model.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How long the holds and the waits of each group of threads lasted. */
final class DurationRows {
    /** Of fewer, the 99th percentile is the longest one, of which nothing can be told. */
    private static final long ENOUGH_FOR_P99 = 100;

    private static final long ENOUGH_FOR_P50 = 10;

    private DurationRows() {}

    /** Of the groups that are on both sides and have any on both. */
    static List<Row> of(List<Group> groups, Sides sides) {
        List<Row> rows = new ArrayList<>();
        for (Group group : groups) {
            for (EpisodeKind kind : EpisodeKind.values()) {
                if (count(group.before(), kind) > 0 && count(group.after(), kind) > 0) {
                    rows.add(percentile(group, kind, 50, ENOUGH_FOR_P50, sides));
                    rows.add(percentile(group, kind, 99, ENOUGH_FOR_P99, sides));
                    rows.add(longest(group, kind, sides));
                }
            }
        }
        return rows;
    }

    private static Row percentile(
            Group group, EpisodeKind kind, int percentile, long enough, Sides sides) {
        Difference difference =
                sides.duration(
                        kind, percentile, Group.infos(group.before()), Group.infos(group.after()));
        boolean few = count(group.before(), kind) < enough || count(group.after(), kind) < enough;
        return row(
                group,
                kind,
                "p" + percentile,
                few
                        ? sides.bare(difference.before().value(), difference.after().value())
                        : difference);
    }

    /** The longest of all is longer the longer one looks, and one alone has no interval. */
    private static Row longest(Group group, EpisodeKind kind, Sides sides) {
        return row(
                group,
                kind,
                "max",
                sides.bare(longest(group.before(), kind), longest(group.after(), kind)));
    }

    private static Row row(Group group, EpisodeKind kind, String name, Difference difference) {
        String figure = kind.label() + " " + name;
        What what =
                new What(
                        Table.DURATIONS,
                        group.name(),
                        null,
                        figure,
                        Unit.NANOS,
                        Sense.WORSE_IF_MORE);
        long resolution =
                Math.max(resolution(group.before(), kind), resolution(group.after(), kind));
        return Row.of(what, difference).knownTo(resolution);
    }

    private static long count(List<ThreadSummary> threads, EpisodeKind kind) {
        return quantiles(threads, kind).mapToLong(Quantiles::count).sum();
    }

    private static double longest(List<ThreadSummary> threads, EpisodeKind kind) {
        return quantiles(threads, kind).mapToLong(Quantiles::maxNanos).max().orElse(0);
    }

    private static long resolution(List<ThreadSummary> threads, EpisodeKind kind) {
        return quantiles(threads, kind)
                .filter(quantiles -> !quantiles.exact())
                .mapToLong(Quantiles::resolutionNanos)
                .max()
                .orElse(0);
    }

    private static Stream<Quantiles> quantiles(List<ThreadSummary> threads, EpisodeKind kind) {
        return threads.stream()
                .map(thread -> kind == EpisodeKind.HOLD ? thread.holds() : thread.waits());
    }
}
