package dev.gilspy.report;

import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.Selection;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.BlameFlame;
import dev.gilspy.analysis.Code;
import dev.gilspy.analysis.Shares;
import dev.gilspy.model.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Who makes others wait: all waiting, by the function in which the holder was. */
final class BlameText {
    private static final double SMALL = 0.01;
    private static final int MOST_ROWS = 10;
    private static final int BAR = 14;
    private static final int NARROW_BAR = 8;

    private final TextOptions options;
    private final Palette palette;

    /** Waiting for one function, called by one other. */
    private static final class Row {
        private final List<Frame> leafFirst;
        private final Blame first;
        private final TreeSet<Integer> holders = new TreeSet<>();
        private long nanos;

        private Row(List<Frame> leafFirst, Blame first) {
            this.leafFirst = leafFirst;
            this.first = first;
        }
    }

    BlameText(TextOptions options, Palette palette) {
        this.options = options;
        this.palette = palette;
    }

    /**
     * @param selection whose waiting this is; null if it is all threads'
     */
    List<String> lines(ProcessSummary process, Selection selection) {
        long total = process.blame().stream().mapToLong(Blame::nanos).sum();
        List<String> lines = new ArrayList<>();
        if (total == 0) {
            return lines;
        }
        lines.add(
                palette.heading(
                        selection == null
                                ? "WHO MAKES OTHERS WAIT  % of all waiting"
                                : "WHO MAKES THEM WAIT  % of these threads' waiting"));
        List<Row> rows = rows(process.blame());
        int shown = 0;
        for (Row row : rows) {
            double share = (double) row.nanos / total;
            if (options.all() || (shown < MOST_ROWS && share >= SMALL)) {
                lines.add(line(process, row, share));
                shown++;
            }
        }
        if (shown < rows.size()) {
            String left = Shares.plural(rows.size() - shown, "smaller one");
            lines.add(palette.faint("(" + left + " left out; --all shows them)"));
        }
        return lines;
    }

    private static List<Row> rows(List<Blame> blame) {
        Map<Object, Row> byKey = new LinkedHashMap<>();
        for (Blame part : blame) {
            Row row = byKey.computeIfAbsent(key(part), absent -> new Row(leafFirst(part), part));
            row.nanos += part.nanos();
            row.holders.add(part.holder());
        }
        List<Row> rows = new ArrayList<>(byKey.values());
        rows.sort(Comparator.comparingLong(row -> -row.nanos));
        return rows;
    }

    /** The functions, not their lines; where no stack is known, the thread. */
    private static Object key(Blame blame) {
        List<Frame> frames = leafFirst(blame);
        return frames.isEmpty()
                ? blame.holder()
                : frames.stream().map(frame -> List.of(frame.function(), frame.file())).toList();
    }

    /** The function and its caller; what starts a thread is nobody's caller. */
    private static List<Frame> leafFirst(Blame blame) {
        List<Frame> leafFirst = new ArrayList<>();
        List<Frame> stack = blame.holderStack();
        for (int i = stack.size() - 1; i >= 0 && leafFirst.size() < 2; i--) {
            if (!Code.startsThread(stack.get(i))) {
                leafFirst.add(stack.get(i));
            }
        }
        return leafFirst;
    }

    private String line(ProcessSummary process, Row row, double share) {
        int barWidth = options.width() < 80 ? NARROW_BAR : BAR;
        String bar = "█".repeat((int) Math.round(share * barWidth));
        String numbers = Columns.right(Shares.percent(share), 6) + "  ";
        int room = options.width() - numbers.length() - barWidth - 2;
        String text = text(process, row, room);
        return (numbers + palette.warning(Columns.left(bar, barWidth)) + "  " + text)
                .stripTrailing();
    }

    private static String text(ProcessSummary process, Row row, int room) {
        String where = String.join(" ← ", row.leafFirst.stream().map(Code::text).toList());
        if (where.isEmpty()) {
            String holder = new BlameFlame(process).withoutStack(row.first.holder());
            return Columns.fit(Columns.plain(holder), room);
        }
        String holder =
                row.holders.size() > 1
                        ? Shares.plural(row.holders.size(), "thread")
                        : ThreadNames.find(process, row.first.holder())
                                .orElse("a thread not known");
        String whole = Columns.plain(where) + "  in " + holder;
        // Which thread it was matters less than the function: it goes first where room is short.
        return Columns.width(whole) <= room ? whole : Columns.fit(Columns.plain(where), room);
    }
}
