package dev.gilspy.tui;

import dev.gilspy.report.Columns;
import dev.gilspy.report.Palette;
import dev.gilspy.report.StateBar;
import dev.gilspy.report.Table;
import dev.gilspy.report.live.ThreadRow;
import dev.gilspy.tui.ThreadColumns.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The threads, a line each, with a bar of their states. */
final class ThreadsTable {
    private static final int SHORTEST_NAME = 12;
    private static final int LONGEST_NAME = 40;

    /** Part of the screen that names may take. */
    private static final int NAMES = 5;

    private static final int SHORTEST_BAR = 6;
    private static final int LONGEST_BAR = 60;

    private final Part part;
    private final List<ThreadRow> rows;
    private final int chosen;

    ThreadsTable(Part part) {
        this.part = part;
        this.rows = part.rows().threads();
        this.chosen = part.rows().chosen();
    }

    Section section(int importance) {
        return new Section(importance, 3, 1 + Math.max(1, rows.size()), this::lines);
    }

    /** The heading, and those around the one that is chosen. */
    private List<String> lines(int height) {
        if (rows.isEmpty()) {
            return List.of(
                    part.palette().heading(" THREADS"),
                    part.palette().faint("  " + Nothing.of(part, "threads")));
        }
        int room = height - 1;
        int from = Scroll.toShow(chosen, rows.size(), room);
        List<ThreadRow> visible = rows.subList(from, Math.min(rows.size(), from + room));
        List<String> lines = new ArrayList<>(fitted(visible, chosen - from));
        lines.set(1 + chosen - from, Marked.line(lines.get(1 + chosen - from), part));
        return lines;
    }

    /** The bar takes what the other columns leave. */
    private List<String> fitted(List<ThreadRow> visible, int marked) {
        List<String> narrow = table(visible, marked, SHORTEST_BAR);
        int widest = narrow.stream().mapToInt(Columns::width).max().orElse(0);
        int bar = Math.min(LONGEST_BAR, SHORTEST_BAR + Math.max(0, part.width() - widest));
        return bar > SHORTEST_BAR ? table(visible, marked, bar) : narrow;
    }

    private List<String> table(List<ThreadRow> visible, int marked, int barWidth) {
        Table table = new Table();
        for (Placed placed : ThreadColumns.ALL) {
            if (isShown(placed)) {
                add(table, placed, visible, marked);
            }
            if (placed.heading().equals(ThreadColumns.BEFORE_BAR)) {
                addBars(table, visible, barWidth);
            }
        }
        return table.lines(part.width(), part.palette());
    }

    private boolean isShown(Placed placed) {
        return placed.heading().equals("PID") ? severalProcesses() : placed.saysSomething(rows);
    }

    private boolean severalProcesses() {
        return part.state().process() == 0 && part.shown().view().processes().size() > 1;
    }

    private void add(Table table, Placed placed, List<ThreadRow> visible, int marked) {
        boolean names = placed == ThreadColumns.ALL.get(0);
        String arrow = part.state().sorting().arrow(placed.heading());
        String heading =
                names
                        ? " THREADS%s %d  %%".formatted(arrow, rows.size())
                        : placed.heading() + arrow;
        Table.Column column = table.column(heading, placed.dropOrder(), style(placed));
        for (int i = 0; i < visible.size(); i++) {
            String cell = placed.column().text().apply(visible.get(i));
            column.add(names ? Marked.name(Columns.fitEnd(cell, nameWidth()), i == marked) : cell);
        }
    }

    /** What sets namesakes apart is at the end: names are cut at their beginning. */
    private int nameWidth() {
        return Math.max(SHORTEST_NAME, Math.min(LONGEST_NAME, part.width() / NAMES));
    }

    private UnaryOperator<String> style(Placed placed) {
        Palette palette = part.palette();
        return placed.column().state() == null
                ? UnaryOperator.identity()
                : text -> palette.state(placed.column().state(), text);
    }

    private void addBars(Table table, List<ThreadRow> visible, int width) {
        Table.Column bars = table.column("", ThreadColumns.BAR_GOES, UnaryOperator.identity());
        for (ThreadRow row : visible) {
            boolean observed = row.summary().observedNanos() > 0;
            bars.add(observed ? StateBar.of(row::share, width, part.palette()) : "");
        }
    }
}
