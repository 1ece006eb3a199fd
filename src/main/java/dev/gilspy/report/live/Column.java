package dev.gilspy.report.live;

import dev.gilspy.analysis.Shares;
import dev.gilspy.model.ThreadState;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * One column of a table of a live view: what it shows of a row, and how rows are sorted by it.
 *
 * @param heading a word or two
 * @param text of a cell; plain, {@code –} for what is not known
 * @param order most first, names alphabetically; what is not known last
 * @param state the state whose share it shows, for its colour; null if it is none
 */
public record Column<R>(
        String heading, Function<R, String> text, Comparator<R> order, ThreadState state) {

    /** A column of names, sorted alphabetically. */
    static <R> Column<R> name(String heading, Function<R, String> name) {
        return new Column<>(heading, name, Comparator.comparing(name), null);
    }

    /** A column of numbers that tell things apart, sorted from the lowest. */
    static <R> Column<R> number(
            String heading, Function<R, Integer> number, Function<R, String> text) {
        return new Column<>(heading, text, Comparator.comparing(number), null);
    }

    /** A column of figures, of which NaN is not known. */
    static <R> Column<R> figure(
            String heading, ToDoubleFunction<R> figure, Function<R, String> text) {
        return new Column<>(heading, text, most(figure), null);
    }

    /** A column of mean numbers of threads, GILs or CPUs. */
    static <R> Column<R> mean(String heading, ToDoubleFunction<R> mean) {
        return figure(heading, mean, row -> Shares.number(mean.applyAsDouble(row)));
    }

    /** A column of shares, in percent. */
    static <R> Column<R> share(String heading, ToDoubleFunction<R> share) {
        return figure(heading, share, row -> Shares.percent(share.applyAsDouble(row)));
    }

    /** A column of a state's shares. */
    static <R> Column<R> share(ThreadState state, ToDoubleFunction<R> share) {
        Column<R> column = share(state.label(), share);
        return new Column<>(column.heading, column.text, column.order, state);
    }

    private static <R> Comparator<R> most(ToDoubleFunction<R> figure) {
        return Comparator.comparingDouble(
                row -> {
                    double value = figure.applyAsDouble(row);
                    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
                });
    }

    /** The rows in the order of this column; equal ones stay as they are. */
    public List<R> sorted(List<R> rows) {
        return rows.stream().sorted(order).toList();
    }
}
