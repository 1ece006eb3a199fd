package dev.gilspy.report.live;

import dev.gilspy.analysis.Shares;
import dev.gilspy.model.ThreadState;
import dev.gilspy.report.Columns;
import dev.gilspy.report.Palette;
import dev.gilspy.report.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The tables of a block of text, each with an empty line before it; none that has no row. */
final class LiveTables {
    private static final int MOST_PROCESSES = 40;
    private static final int MOST_THREADS = 20;
    private static final int MOST_WAITS = 5;
    private static final int MOST_FUNCTIONS = 10;
    private static final int LONGEST_NAME = 44;

    /** The less a column says, the earlier it is dropped where room is short. */
    private static final List<String> DROPPED_LAST_TO_FIRST =
            List.of(
                    "PID",
                    "CPU",
                    "wait p50",
                    "hold p50",
                    "native",
                    "makes wait",
                    "blocked",
                    "threads",
                    "RSS MB",
                    "TID");

    /** States whose columns appear when there is something in them. */
    private static final Set<ThreadState> RARE =
            EnumSet.of(ThreadState.HELD_BLOCKED, ThreadState.HELD_STARVED, ThreadState.STARVED);

    private final LiveView view;
    private final int width;
    private final Palette palette;
    private final boolean fleet;

    LiveTables(LiveView view, int width, Palette palette) {
        this.view = view;
        this.width = width;
        this.palette = palette;
        this.fleet = view.processes().size() > 1;
    }

    List<String> processes() {
        return fleet
                ? table("PROCESSES", view.processes(), ProcessRow.COLUMNS, MOST_PROCESSES)
                : List.of();
    }

    List<String> threads() {
        List<Column<ThreadRow>> columns =
                ThreadRow.COLUMNS.stream().filter(this::hasSomething).toList();
        return table("THREADS  % of time", view.threads(), columns, MOST_THREADS);
    }

    private boolean hasSomething(Column<ThreadRow> column) {
        return !RARE.contains(column.state())
                || view.threads().stream().anyMatch(row -> row.share(column.state()) > 0);
    }

    List<String> waits() {
        return table("WHO MAKES OTHERS WAIT", view.waits(), WaitRow.COLUMNS, MOST_WAITS);
    }

    List<String> functions() {
        return table(
                "FUNCTIONS  threads in them",
                view.functions(),
                FunctionRow.COLUMNS,
                MOST_FUNCTIONS);
    }

    private <R> List<String> table(
            String title, List<R> rows, List<Column<R>> columns, int mostRows) {
        List<String> lines = new ArrayList<>();
        if (rows.isEmpty()) {
            return lines;
        }
        List<R> shown = rows.subList(0, Math.min(mostRows, rows.size()));
        Table table = new Table();
        for (Column<R> column : columns) {
            if (fleet || !column.heading().equals("PID")) {
                add(table, column == columns.get(0) ? title : column.heading(), column, shown);
            }
        }
        lines.add("");
        lines.addAll(table.lines(width, palette));
        if (shown.size() < rows.size()) {
            lines.add(palette.faint("(" + Shares.count(rows.size() - shown.size()) + " more)"));
        }
        return lines;
    }

    private <R> void add(Table table, String heading, Column<R> column, List<R> rows) {
        UnaryOperator<String> style =
                column.state() == null
                        ? UnaryOperator.identity()
                        : text -> palette.state(column.state(), text);
        Table.Column cells =
                table.column(
                        heading.replace("held-", "held-\n"),
                        1 + DROPPED_LAST_TO_FIRST.indexOf(column.heading()),
                        style);
        rows.forEach(row -> cells.add(Columns.fit(column.text().apply(row), LONGEST_NAME)));
    }
}
