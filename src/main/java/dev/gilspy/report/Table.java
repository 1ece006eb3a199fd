package dev.gilspy.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Rows and columns of text. When they are wider than the terminal, the columns that matter least
 * are dropped; then the first column, which holds names, is cut.
 */
public final class Table {
    private static final int GAP = 2;
    private static final int SHORTEST_NAME = 8;

    private final List<Column> columns = new ArrayList<>();

    /** One column with its cells from top to bottom. */
    public static final class Column {
        private final String heading;
        private final int dropOrder;
        private final UnaryOperator<String> style;
        private final List<String> cells = new ArrayList<>();

        private Column(String heading, int dropOrder, UnaryOperator<String> style) {
            this.heading = heading;
            this.dropOrder = dropOrder;
            this.style = style;
        }

        public Column add(String cell) {
            cells.add(cell);
            return this;
        }

        private int width() {
            int widest = 0;
            for (String line : heading.split("\n")) {
                widest = Math.max(widest, Columns.width(line));
            }
            for (String cell : cells) {
                widest = Math.max(widest, Columns.width(cell));
            }
            return widest;
        }
    }

    /**
     * Adds a column at the right.
     *
     * @param heading may have two lines
     * @param dropOrder 0 to keep it always; of the others the highest goes first
     * @param style puts colour on a cell that has its width
     */
    public Column column(String heading, int dropOrder, UnaryOperator<String> style) {
        Column column = new Column(heading, dropOrder, style);
        columns.add(column);
        return column;
    }

    /** Columns that would be free at the right of a terminal this wide. */
    public int spare(int width) {
        return width - width(columns) - GAP;
    }

    /** The heading and the rows, none wider than the terminal unless even the names do not help. */
    public List<String> lines(int width, Palette palette) {
        List<Column> kept = kept(width);
        int overflow = Math.max(0, width(kept) - width);
        int nameWidth = Math.max(SHORTEST_NAME, kept.get(0).width() - overflow);
        List<String> lines = new ArrayList<>();
        if (kept.stream().anyMatch(column -> column.heading.contains("\n"))) {
            lines.add(palette.heading(heading(kept, nameWidth, false)));
        }
        lines.add(palette.heading(heading(kept, nameWidth, true)));
        for (int row = 0; row < kept.get(0).cells.size(); row++) {
            lines.add(row(kept, row, nameWidth));
        }
        return lines;
    }

    /** Headings of the columns for which a terminal this wide has no room, from left to right. */
    public List<String> dropped(int width) {
        List<Column> dropped = new ArrayList<>(columns);
        dropped.removeAll(kept(width));
        return dropped.stream().map(column -> column.heading.replace("\n", "")).toList();
    }

    private List<Column> kept(int width) {
        List<Column> kept = new ArrayList<>(columns);
        while (width(kept) > width && kept.stream().anyMatch(c -> c.dropOrder > 0)) {
            int last = kept.stream().mapToInt(c -> c.dropOrder).max().orElseThrow();
            kept.removeIf(c -> c.dropOrder == last);
        }
        return kept;
    }

    private static int width(List<Column> columns) {
        return columns.stream().mapToInt(Column::width).sum() + GAP * (columns.size() - 1);
    }

    private static String heading(List<Column> kept, int nameWidth, boolean lowest) {
        StringBuilder line = new StringBuilder();
        for (Column column : kept) {
            int split = column.heading.indexOf('\n');
            String upper = split < 0 ? "" : column.heading.substring(0, split);
            String text = lowest ? column.heading.substring(split + 1) : upper;
            boolean first = column == kept.get(0);
            line.append(first ? "" : " ".repeat(GAP));
            line.append(
                    first ? Columns.left(text, nameWidth) : Columns.right(text, column.width()));
        }
        return line.toString().stripTrailing();
    }

    private static String row(List<Column> kept, int row, int nameWidth) {
        Column names = kept.get(0);
        String name = Columns.fit(names.cells.get(row), nameWidth);
        StringBuilder line = new StringBuilder(names.style.apply(Columns.left(name, nameWidth)));
        for (Column column : kept.subList(1, kept.size())) {
            String cell = Columns.right(column.cells.get(row), column.width());
            line.append(" ".repeat(GAP)).append(column.style.apply(cell));
        }
        return line.toString().stripTrailing();
    }
}
