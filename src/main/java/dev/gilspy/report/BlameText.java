package dev.gilspy.report;

import dev.gilspy.aggregate.Selection;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Shares;
import java.util.ArrayList;
import java.util.List;

/** Who makes others wait: all waiting, by the function in which the holder was. */
final class BlameText {
    private static final double SMALL = 0.01;
    private static final int MOST_ROWS = 10;
    private static final int BAR = 14;
    private static final int NARROW_BAR = 8;

    private final TextOptions options;
    private final Palette palette;
    private final int mostRows;

    BlameText(TextOptions options, Palette palette) {
        this(options, palette, MOST_ROWS);
    }

    /**
     * @param mostRows how many are listed unless all are
     */
    BlameText(TextOptions options, Palette palette, int mostRows) {
        this.options = options;
        this.palette = palette;
        this.mostRows = mostRows;
    }

    /**
     * @param selection whose waiting this is; null if it is all threads'
     */
    List<String> lines(ProcessSummary process, Selection selection) {
        List<BlameRows.Row> rows = BlameRows.of(process);
        List<String> lines = new ArrayList<>();
        if (rows.isEmpty()) {
            return lines;
        }
        lines.add(
                palette.heading(
                        selection == null
                                ? "WHO MAKES OTHERS WAIT  % of all waiting"
                                : "WHO MAKES THEM WAIT  % of these threads' waiting"));
        int shown = 0;
        for (BlameRows.Row row : rows) {
            if (options.all() || (shown < mostRows && row.share() >= SMALL)) {
                lines.add(line(row));
                shown++;
            }
        }
        if (shown < rows.size()) {
            String left = Shares.plural(rows.size() - shown, "smaller one");
            lines.add(palette.faint("(" + left + " left out; --all shows them)"));
        }
        return lines;
    }

    private String line(BlameRows.Row row) {
        int barWidth = options.width() < 80 ? NARROW_BAR : BAR;
        String bar = "█".repeat((int) Math.round(row.share() * barWidth));
        String numbers = Columns.right(Shares.percent(row.share()), 6) + "  ";
        int room = options.width() - numbers.length() - barWidth - 2;
        return (numbers + palette.warning(Columns.left(bar, barWidth)) + "  " + text(row, room))
                .stripTrailing();
    }

    private static String text(BlameRows.Row row, int room) {
        if (row.where().isEmpty()) {
            return Columns.fit(row.holder(), room);
        }
        String whole = row.where() + "  in " + row.holder();
        // Which thread it was matters less than the function: it goes first where room is short.
        return Columns.width(whole) <= room ? whole : Columns.fit(row.where(), room);
    }
}
