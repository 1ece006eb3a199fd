package dev.gilspy.report;

import dev.gilspy.aggregate.Selection;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.BlameMatrix;
import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.WaitParty;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * Who waits for whom: a line for each waiter, a column for each holder. Where one waits for one
 * other only, {@link BlameText} has said it all, and there is no table.
 */
final class BlameMatrixText {
    private static final int MOST = 6;
    private static final int LONGEST_NAME = 20;

    /** A column of figures at its narrowest, with the gap before it. */
    private static final int COLUMN = 10;

    private static final int GAP = 2;

    private final TextOptions options;
    private final Palette palette;

    BlameMatrixText(TextOptions options, Palette palette) {
        this.options = options;
        this.palette = palette;
    }

    /**
     * @param selection whose waiting this is; null if it is all threads'
     */
    List<String> lines(ProcessSummary process, Selection selection) {
        BlameMatrix whole = options.all() ? BlameMatrix.byThread(process) : BlameMatrix.of(process);
        if (whole.totalNanos() == 0 || isOnePair(whole)) {
            return List.of();
        }
        BlameMatrix shown =
                whole.folded(options.all() ? Integer.MAX_VALUE : MOST, mostHolders(whole));
        List<String> lines = new ArrayList<>();
        lines.add(
                palette.heading(
                        "WHO WAITS FOR WHOM  % of "
                                + (selection == null ? "all" : "these threads'")
                                + " waiting"));
        lines.addAll(table(shown).lines(options.width(), palette));
        return lines;
    }

    private static boolean isOnePair(BlameMatrix matrix) {
        boolean one = matrix.holders().stream().filter(h -> !h.threads().isEmpty()).count() <= 1;
        return one && matrix.waiters().size() == 1;
    }

    /** As many as there is room for beside the names, the sum, and those that are no threads. */
    private int mostHolders(BlameMatrix matrix) {
        long special = matrix.holders().stream().filter(h -> h.threads().isEmpty()).count();
        int room = options.width() - LONGEST_NAME - COLUMN * Math.toIntExact(1 + special);
        int fit = Math.max(1, room / COLUMN);
        return options.all() ? fit : Math.min(MOST, fit);
    }

    private Table table(BlameMatrix matrix) {
        Table table = new Table();
        Table.Column names = table.column("waits \\ for", 0, UnaryOperator.identity());
        matrix.waiters().forEach(waiter -> names.add(Columns.fitEnd(name(waiter), LONGEST_NAME)));
        for (WaitParty holder : matrix.holders()) {
            String heading = heading(name(holder), headingWidth(matrix));
            addFigures(table, matrix, heading, waiter -> matrix.nanos(waiter, holder));
        }
        addFigures(table, matrix, "all", matrix::waitedNanos);
        names.add("all");
        return table;
    }

    private void addFigures(
            Table table, BlameMatrix matrix, String heading, ToLongFunction<WaitParty> nanos) {
        Table.Column column = table.column(heading, 0, UnaryOperator.identity());
        long sum = 0;
        for (WaitParty waiter : matrix.waiters()) {
            column.add(figure(matrix, nanos.applyAsLong(waiter)));
            sum += nanos.applyAsLong(waiter);
        }
        column.add(figure(matrix, sum));
    }

    private static String figure(BlameMatrix matrix, long nanos) {
        return nanos == 0 ? "·" : Shares.percent(matrix.share(nanos));
    }

    private static String name(WaitParty party) {
        return Columns.plain(party.name());
    }

    private int headingWidth(BlameMatrix matrix) {
        int room = (options.width() - LONGEST_NAME - COLUMN) / matrix.holders().size() - GAP;
        return Math.max(COLUMN - GAP, Math.min(LONGEST_NAME, room));
    }

    /** A name in two lines where one is too narrow; what sets namesakes apart is at the end. */
    private static String heading(String name, int room) {
        if (Columns.width(name) <= room) {
            return name;
        }
        String first = Columns.fit(name, room + 1).replace("…", "");
        return first + "\n" + Columns.fitEnd(name.substring(first.length()), room);
    }
}
