package dev.gilspy.report;

import dev.gilspy.compare.Diff;
import dev.gilspy.compare.Diffs;
import dev.gilspy.compare.Row;
import java.util.ArrayList;
import java.util.List;

/** Words of a comparison's text that other formats for people have, too; all of them plain. */
public final class DiffParts {
    private DiffParts() {}

    /**
     * One row in words.
     *
     * @param mark what can be told of it: {@code worse}, say
     */
    public record Line(
            String name,
            String before,
            String after,
            String change,
            String interval,
            String mark) {}

    /** What came of each of several roles, a sentence each. */
    public static List<String> roles(Diffs diffs) {
        return DiffWords.roles(diffs).stream().map(Columns::plain).toList();
    }

    /** What changed at large, in two words. */
    public static String headline(Diff diff) {
        return DiffWords.headline(diff.comparison());
    }

    /** What was compared, what changed in figures, the verdicts, and how it was judged. */
    public static List<String> sentences(Diff diff) {
        List<String> sentences = new ArrayList<>();
        sentences.add(DiffWords.processes(diff.comparison()));
        sentences.add(DiffWords.counts(diff.comparison()));
        sentences.add(DiffWords.verdicts(diff.comparison()));
        sentences.addAll(DiffWords.gate(diff));
        return sentences;
    }

    public static List<String> warnings(Diff diff) {
        return DiffWords.warnings(diff);
    }

    /** What its intervals are, and rest on. */
    public static String method(Diff diff) {
        return DiffWords.method(diff.comparison());
    }

    public static String heading(Row.Table table) {
        return switch (table) {
            case PROCESS -> "Process";
            case THREADS -> "Threads: % of their time";
            case DURATIONS -> "Holds and waits";
            case FUNCTIONS -> "Functions: % of wall time";
        };
    }

    public static Line line(Row row) {
        return new Line(
                RowWords.name(row),
                RowWords.value(row, row.before()),
                RowWords.value(row, row.after()),
                RowWords.signed(row, row.difference().value()),
                RowWords.interval(row),
                RowWords.change(row.change()));
    }
}
