package dev.gilspy.compare;

import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.compare.Row.Table;
import dev.gilspy.model.Frame;
import dev.gilspy.model.Quantiles;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Finds the figures that matter and are worse by more than a limit. More of each of them is worse:
 * waiting, holding asleep, long holds, long waits; and a GIL that is held more where that is not
 * just more holds, each as long as before. A figure must also be worse by an amount that matters,
 * so that 0.2 % after 0.1 % is nothing.
 */
public final class Regressions {
    private static final double POINT = 0.01;
    private static final double MILLI = 1e6;

    private static final List<Watched> WATCHED =
            List.of(
                    new Watched(Table.PROCESS, ProcessRows.GIL_HELD, POINT, Measure.HELD),
                    new Watched(Table.PROCESS, ProcessRows.WAITING, 5 * POINT, Measure.CAUSED),
                    new Watched(
                            Table.PROCESS, ProcessRows.HELD_BLOCKED, POINT, Measure.HELD_BLOCKED),
                    new Watched(Table.THREADS, "waiting", POINT, Measure.CAUSED),
                    new Watched(Table.DURATIONS, "hold p99", MILLI, Measure.HELD),
                    new Watched(Table.DURATIONS, "wait p99", MILLI, Measure.CAUSED));

    private final Comparison comparison;
    private final double limit;
    private final boolean strict;

    /** A figure, what it must grow by at least, and what its function is found by. */
    private record Watched(Table table, String figure, double least, Measure measure) {
        boolean is(Row row) {
            return row.what().table() == table && row.what().figure().equals(figure);
        }
    }

    private Regressions(Comparison comparison, double limit, boolean strict) {
        this.comparison = comparison;
        this.limit = limit;
        this.strict = strict;
    }

    /**
     * The regressions of a comparison.
     *
     * @param limit how much worse, as a part of what it was, is too much; 0.1 for 10 %
     * @param strict whether to judge by the figures alone, and not by their intervals
     */
    public static List<Regression> of(Comparison comparison, double limit, boolean strict) {
        return of(comparison, limit, strict, 1);
    }

    /** The same of one of several comparisons that are judged at once. */
    static List<Regression> of(
            Comparison comparison, double limit, boolean strict, int comparisons) {
        return new Regressions(comparison, limit, strict).find(comparisons);
    }

    private List<Regression> find(int comparisons) {
        List<Row> rows = comparison.rows().stream().filter(row -> watched(row) != null).toList();
        return rows.stream()
                .filter(row -> isWorse(row, comparisons * rows.size()))
                .map(row -> new Regression(row, function(row)))
                .toList();
    }

    private static Watched watched(Row row) {
        return WATCHED.stream().filter(watched -> watched.is(row)).findFirst().orElse(null);
    }

    private boolean isWorse(Row row, int tests) {
        double least = Math.max(watched(row).least, row.resolutionNanos());
        boolean worse = grows(row, 1 + limit, 0, tests) && grows(row, 1, least, tests);
        return worse && !(row.what().figure().equals(ProcessRows.GIL_HELD) && isMoreWork());
    }

    /** Whether the figure is surely more than so many times what it was, and so much more. */
    private boolean grows(Row row, double times, double more, int tests) {
        if (strict) {
            return row.after() > times * row.before() + more;
        }
        Difference difference = row.difference();
        return difference.bounded()
                && comparison
                                .differences()
                                .low(difference.before(), difference.after(), times, tests)
                        > more;
    }

    /**
     * Whether the GIL is held more only since there are more holds: as many as now, each as long as
     * it was in its group before, would have held it nearly as much.
     */
    private boolean isMoreWork() {
        double held = 0;
        double asBefore = 0;
        for (Group group : comparison.groups()) {
            double now = sum(group.after(), Quantiles::totalNanos);
            double holds = sum(group.after(), Quantiles::count);
            double meanBefore =
                    sum(group.before(), Quantiles::totalNanos)
                            / sum(group.before(), Quantiles::count);
            held += now;
            asBefore += Double.isFinite(meanBefore) ? holds * meanBefore : now;
        }
        return !(held > (1 + limit) * asBefore);
    }

    private static double sum(List<ThreadSummary> threads, ToLongFunction<Quantiles> figure) {
        return threads.stream().map(ThreadSummary::holds).mapToLong(figure).sum();
    }

    /** The function whose part in it grew most: in the group's own time, if it is a group's. */
    private Frame function(Row row) {
        Stacks stacks =
                row.what().table().hasGroups()
                        ? comparison.stacks().ofGroup(row.what().subject())
                        : comparison.stacks();
        String measure = watched(row).measure.label();
        return FunctionRows.of(stacks).stream()
                .filter(candidate -> candidate.what().figure().equals(measure))
                .filter(candidate -> candidate.difference().value() > 0)
                .filter(candidate -> !candidate.what().frame().equals(FunctionRows.NONE))
                .max(Comparator.comparingDouble(candidate -> candidate.difference().value()))
                .map(candidate -> candidate.what().frame())
                .orElse(null);
    }
}
