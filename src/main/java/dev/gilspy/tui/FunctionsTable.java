package dev.gilspy.tui;

import dev.gilspy.analysis.Shares;
import dev.gilspy.model.ThreadState;
import dev.gilspy.report.Columns;
import dev.gilspy.report.Table;
import dev.gilspy.report.live.FunctionRow;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** The hottest functions by what is done in them, in percent of one thread's time. */
final class FunctionsTable {
    private static final int FIGURES = 40;
    private static final int SHORTEST = 16;

    private final Part part;
    private final List<FunctionRow> rows;

    FunctionsTable(Part part) {
        this.part = part;
        this.rows = sorted(part.rows().functions());
    }

    Section section(int importance) {
        return new Section(importance, 3, 1 + Math.max(1, rows.size()), this::lines);
    }

    /** By the same state as the threads, where they are sorted by one. */
    private List<FunctionRow> sorted(List<FunctionRow> functions) {
        ToDoubleFunction<FunctionRow> figure =
                switch (part.state().sorting().column()) {
                    case "waiting" -> FunctionRow::caused;
                    case "native" -> FunctionRow::nativeMean;
                    case "blocked" -> FunctionRow::blocked;
                    default -> FunctionRow::held;
                };
        return functions.stream().sorted(Comparator.comparingDouble(figure).reversed()).toList();
    }

    private List<String> lines(int height) {
        if (rows.isEmpty()) {
            return List.of(
                    part.palette().heading(" HOTTEST FUNCTIONS"),
                    part.palette().faint("  " + Nothing.of(part, "functions")));
        }
        List<FunctionRow> visible = rows.subList(0, Math.min(rows.size(), height - 1));
        Table table = new Table();
        String heading = part.state().byLine() ? " HOTTEST LINES" : " HOTTEST FUNCTIONS";
        Table.Column names = table.column(heading + "  %", 0, UnaryOperator.identity());
        int room = Math.max(SHORTEST, part.width() - FIGURES);
        visible.forEach(row -> names.add(" " + Columns.fit(row.where(), room)));
        add(table, visible, "held", ThreadState.RUNNING, FunctionRow::held);
        add(table, visible, "makes wait", ThreadState.WAITING, FunctionRow::caused);
        add(table, visible, "native", ThreadState.NATIVE, FunctionRow::nativeMean);
        add(table, visible, "blocked", ThreadState.BLOCKED, FunctionRow::blocked);
        return table.lines(part.width(), part.palette());
    }

    private void add(
            Table table,
            List<FunctionRow> visible,
            String heading,
            ThreadState state,
            ToDoubleFunction<FunctionRow> mean) {
        Table.Column column = table.column(heading, 0, text -> part.palette().state(state, text));
        visible.forEach(row -> column.add(Shares.percent(mean.applyAsDouble(row))));
    }
}
