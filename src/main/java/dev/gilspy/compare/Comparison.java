package dev.gilspy.compare;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.Verdicts;
import dev.gilspy.compare.Row.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What changed from one recording to another.
 *
 * @param verdictBefore of the first
 * @param verdictAfter of the second
 * @param differences how many blocks of time the intervals rest on
 * @param groups the threads of both, busiest first
 * @param rows the figures that matter, table by table
 * @param trees the calls of both, a tree for each measure
 */
public record Comparison(
        Recorded before,
        Recorded after,
        Verdict verdictBefore,
        Verdict verdictAfter,
        Differences differences,
        List<Group> groups,
        List<Row> rows,
        Stacks stacks,
        List<DiffTree> trees) {

    /** So many threads without a CPU are no housekeeping of the machine's. */
    private static final double MANY = 0.1;

    public Comparison {
        groups = List.copyOf(groups);
        rows = List.copyOf(rows);
        trees = List.copyOf(trees);
    }

    /** Compares two recordings, in each of which something was observed. */
    public static Comparison of(Recorded before, Recorded after) {
        Summary first = before.summary();
        Summary second = after.summary();
        Sides sides = Sides.of(first, second);
        List<Group> groups = Group.of(first, second);
        Stacks stacks = Stacks.of(before.stacks(), after.stacks());
        List<List<Row>> tables =
                List.of(
                        ProcessRows.of(first, second, sides),
                        ThreadRows.of(groups, sides),
                        DurationRows.of(groups, sides),
                        FunctionRows.of(stacks));
        return new Comparison(
                before,
                after,
                Verdicts.of(first),
                Verdicts.of(second),
                sides.differences(),
                groups,
                tables.stream().flatMap(table -> Tables.told(table).stream()).toList(),
                stacks,
                Arrays.stream(Measure.values()).map(m -> DiffTree.of(m, stacks)).toList());
    }

    /** The rows of one table. */
    public List<Row> rows(Table table) {
        return rows.stream().filter(row -> row.what().table() == table).toList();
    }

    /**
     * Whether threads lacked a CPU more in one of the recordings, for which everything else may
     * have become worse, or better; empty if not.
     */
    public Optional<Row> starvation() {
        return rows(Table.PROCESS).stream()
                .filter(row -> row.what().figure().equals(ProcessRows.STARVED))
                .filter(row -> row.change().told() && Math.max(row.before(), row.after()) >= MANY)
                .findFirst();
    }
}
