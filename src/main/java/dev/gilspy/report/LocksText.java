package dev.gilspy.report;

import dev.gilspy.aggregate.LockSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Code;
import dev.gilspy.analysis.Shares;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The interpreter's locks that threads queue for; nothing where none did, or it is not known. */
final class LocksText {
    private static final int MOST_ROWS = 10;

    private final TextOptions options;
    private final Palette palette;

    LocksText(TextOptions options, Palette palette) {
        this.options = options;
        this.palette = palette;
    }

    /**
     * @param windowNanos how long the process was observed
     */
    List<String> lines(ProcessSummary process, long windowNanos) {
        List<LockSummary> locks = process.locks();
        if (locks.isEmpty() || windowNanos <= 0) {
            return List.of();
        }
        List<LockSummary> shown =
                options.all() ? locks : locks.subList(0, Math.min(MOST_ROWS, locks.size()));
        Table table = new Table();
        Table.Column names =
                table.column(
                        "LOCKS  % of time threads queue for them", 0, UnaryOperator.identity());
        Table.Column queued = table.column("queued", 0, palette::warning);
        Table.Column threads = table.column("threads", 0, UnaryOperator.identity());
        for (LockSummary lock : shown) {
            names.add(Columns.plain(Code.text(lock)));
            queued.add(Shares.percent((double) lock.queuedNanos() / windowNanos));
            threads.add(Integer.toString(lock.queues().size()));
        }
        List<String> lines = new ArrayList<>(table.lines(options.width(), palette));
        if (shown.size() < locks.size()) {
            String left = Shares.plural(locks.size() - shown.size(), "lock");
            lines.add(palette.faint("(" + left + " more; --all shows them)"));
        }
        return lines;
    }
}
