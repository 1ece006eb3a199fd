package dev.gilspy.report;

import dev.gilspy.analysis.Code;
import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.Shares;
import dev.gilspy.compare.Change;
import dev.gilspy.compare.Row;
import dev.gilspy.compare.Row.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How one figure of a comparison is said, in text and in Markdown. */
final class RowWords {
    private RowWords() {}

    /** Whose figure it is, and which. */
    static String name(Row row) {
        if (row.what().table() == Table.PROCESS) {
            return row.what().figure();
        }
        // What is cut where room is short is the end of a function's place.
        return row.what().table() == Table.FUNCTIONS
                ? row.what().figure() + " · " + Code.text(row.what().frame())
                : group(row.what().subject()) + " · " + row.what().figure();
    }

    /** A group's name, or a dash where it has none. */
    static String group(String name) {
        return name.isEmpty() ? Shares.UNKNOWN : name;
    }

    /** A figure in its unit; a dash if it is not known. */
    static String value(Row row, double value) {
        if (Double.isNaN(value)) {
            return Shares.UNKNOWN;
        }
        return switch (row.what().unit()) {
            case SHARE -> Shares.percentSign(value);
            case THREADS -> String.format(Locale.ROOT, "%.2f", value);
            case NANOS -> Durations.text(Math.round(value), row.resolutionNanos());
            case PER_SECOND -> Shares.count(Math.round(value));
        };
    }

    /** A difference in the figure's unit, with its sign; shares in points of a hundred. */
    static String signed(Row row, double difference) {
        if (Double.isNaN(difference)) {
            return Shares.UNKNOWN;
        }
        String sign = difference < 0 ? "-" : "+";
        double size = Math.abs(difference);
        return sign
                + switch (row.what().unit()) {
                    case SHARE -> Shares.number(100 * size);
                    case THREADS -> String.format(Locale.ROOT, "%.2f", size);
                    case NANOS -> Durations.exact(Math.round(size));
                    case PER_SECOND -> Shares.count(Math.round(size));
                };
    }

    /** The interval of the difference; a dash if it is not known. */
    static String interval(Row row) {
        return row.difference().bounded()
                ? signed(row, row.difference().low()) + " … " + signed(row, row.difference().high())
                : Shares.UNKNOWN;
    }

    static String change(Change change) {
        return switch (change) {
            case NONE -> "=";
            case UNKNOWN -> "?";
            default -> change.label();
        };
    }

    /** What was left out of a table; empty if nothing was. */
    static String folded(List<Row> left) {
        long unknown = left.stream().filter(row -> row.change() == Change.UNKNOWN).count();
        long same = left.size() - unknown;
        List<String> parts = new ArrayList<>();
        if (same > 0) {
            parts.add(Shares.plural(same, "row") + " did not change more than noise");
        }
        if (unknown > 0) {
            parts.add(
                    Shares.plural(unknown, "row")
                            + (unknown == 1 ? " has" : " have")
                            + " no interval");
        }
        return parts.isEmpty() ? "" : "(" + String.join(", ", parts) + "; --all shows them)";
    }
}
