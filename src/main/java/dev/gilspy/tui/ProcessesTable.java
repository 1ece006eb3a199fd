package dev.gilspy.tui;

import dev.gilspy.report.Table;
import dev.gilspy.report.live.Column;
import dev.gilspy.report.live.ProcessRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The processes, a line each; one of them can be chosen. */
final class ProcessesTable {
    /** Columns that are always there: name, PID, how much of the time the GIL is held. */
    private static final int KEPT = 3;

    private final Part part;
    private final List<ProcessRow> rows;

    ProcessesTable(Part part) {
        this.part = part;
        this.rows = part.shown().view().processes();
    }

    List<String> lines(int height) {
        if (rows.isEmpty()) {
            return List.of(part.palette().faint("  " + Nothing.of(part, "processes")));
        }
        int room = height - 1;
        int chosen = Math.min(part.state().row(), rows.size() - 1);
        int from = Scroll.toShow(chosen, rows.size(), room);
        List<ProcessRow> visible = rows.subList(from, Math.min(rows.size(), from + room));
        List<String> lines = new ArrayList<>(table(visible, chosen - from));
        lines.set(1 + chosen - from, Marked.line(lines.get(1 + chosen - from), part));
        return lines;
    }

    private List<String> table(List<ProcessRow> visible, int chosen) {
        Table table = new Table();
        Table.Column names = table.column(" PROCESSES " + rows.size(), 0, UnaryOperator.identity());
        for (ProcessRow row : visible) {
            String command = CommandLine.of(row.command(), part.width() / 3);
            names.add(Marked.name(command, row == visible.get(chosen)));
        }
        for (int i = 1; i < ProcessRow.COLUMNS.size(); i++) {
            Column<ProcessRow> shown = ProcessRow.COLUMNS.get(i);
            // From left to right they matter less.
            Table.Column column =
                    table.column(shown.heading(), i < KEPT ? 0 : i, UnaryOperator.identity());
            visible.forEach(row -> column.add(shown.text().apply(row)));
        }
        return table.lines(part.width(), part.palette());
    }
}
