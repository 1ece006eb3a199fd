package dev.gilspy.report;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.InterpreterSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Shares;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The interpreters of a process that has several, one line each: whose GIL they have, and their
 * part in what is done under it.
 */
final class InterpretersText {
    private static final int MOST_ROWS = 20;

    private final TextOptions options;
    private final Palette palette;

    InterpretersText(TextOptions options, Palette palette) {
        this.options = options;
        this.palette = palette;
    }

    List<String> lines(ProcessSummary process) {
        List<InterpreterSummary> all = process.interpreters();
        if (all.size() < 2) {
            return List.of();
        }
        List<InterpreterSummary> shown = shown(all);
        List<String> lines = new ArrayList<>(table(shown, process.info().gilEnabled()));
        if (shown.size() < all.size()) {
            String left = Shares.plural(all.size() - shown.size(), "less busy interpreter");
            lines.add(palette.faint("(" + left + " left out; --all shows them)"));
        }
        return lines;
    }

    /** Those that are wanted most, in the order of their ids. */
    private List<InterpreterSummary> shown(List<InterpreterSummary> all) {
        if (options.all() || all.size() <= MOST_ROWS) {
            return all;
        }
        Set<InterpreterSummary> most =
                all.stream()
                        .sorted(Comparator.comparingDouble(InterpreterSummary::demand).reversed())
                        .limit(MOST_ROWS)
                        .collect(Collectors.toSet());
        return all.stream().filter(most::contains).toList();
    }

    private List<String> table(List<InterpreterSummary> shown, boolean gil) {
        Table table = new Table();
        add(table, shown, "INTERPRETERS", 0, i -> name(i.id()));
        if (gil) {
            add(table, shown, "GIL", 0, InterpretersText::gil);
        }
        add(table, shown, "threads", 3, i -> Integer.toString(i.threads()));
        if (gil) {
            add(table, shown, "% held", 0, i -> Shares.percent(i.utilisation()));
            add(table, shown, "demand", 2, i -> Shares.number(i.demand()));
        } else {
            add(table, shown, "attached", 0, i -> Shares.number(i.utilisation()));
        }
        add(table, shown, "waiting", 1, i -> Shares.number(i.waitingMean()));
        if (gil) {
            add(table, shown, "switches/s", 4, InterpretersText::switches);
        }
        return table.lines(options.width(), palette);
    }

    private static String name(int id) {
        return switch (id) {
            case 0 -> "0 main";
            case Summary.OTHER_INTERPRETERS -> "others";
            default -> Integer.toString(id);
        };
    }

    private static String gil(InterpreterSummary interpreter) {
        if (interpreter.id() == Summary.OTHER_INTERPRETERS) {
            return "several";
        }
        return ownsGil(interpreter) ? "own" : "that of " + interpreter.gil();
    }

    private static boolean ownsGil(InterpreterSummary interpreter) {
        return interpreter.gil() == interpreter.id();
    }

    /** The GIL's, which stand once: beside the interpreter that they were counted for. */
    private static String switches(InterpreterSummary interpreter) {
        return interpreter.tally() == null && !ownsGil(interpreter)
                ? ""
                : Shares.number(interpreter.switchesPerSecond());
    }

    private static void add(
            Table table,
            List<InterpreterSummary> shown,
            String heading,
            int dropOrder,
            Function<InterpreterSummary, String> cell) {
        Table.Column column = table.column(heading, dropOrder, UnaryOperator.identity());
        shown.forEach(interpreter -> column.add(cell.apply(interpreter)));
    }
}
