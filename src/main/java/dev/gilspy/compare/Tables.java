package dev.gilspy.compare;

import java.util.List;

/**
 * Tells the changes of a table from noise, all its rows together. A change is one that is large
 * enough to matter and improbable enough among so many; see {@link FalseDiscoveries}.
 */
final class Tables {
    private Tables() {}

    /** The rows that matter, with what can be told of each. */
    static List<Row> told(List<Row> table) {
        List<Row> rows = table.stream().filter(Row::matters).toList();
        double limit = limit(rows);
        return rows.stream().map(row -> row.told(change(row, limit))).toList();
    }

    /** What the chance of a change among these must not exceed. */
    static double limit(List<Row> rows) {
        return FalseDiscoveries.limit(
                rows.stream()
                        .filter(row -> row.matters() && row.difference().bounded())
                        .mapToDouble(row -> row.difference().chance())
                        .toArray());
    }

    static Change change(Row row, double limit) {
        if (!row.difference().bounded()) {
            return Change.UNKNOWN;
        }
        boolean told = row.isLarge() && row.difference().chance() <= limit;
        return told ? Change.of(row.difference().value(), row.what().sense()) : Change.NONE;
    }
}
