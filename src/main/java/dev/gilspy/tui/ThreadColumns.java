package dev.gilspy.tui;

import dev.gilspy.report.live.Column;
import dev.gilspy.report.live.ThreadRow;
import java.util.List;

/** The columns of the threads, and which of them keys sort by. */
final class ThreadColumns {
    /** From left to right. */
    static final List<Placed> ALL =
            List.of(
                    placed("thread", 0, false),
                    placed("PID", 0, false),
                    placed("running", 0, false),
                    placed("held-blocked", 4, true),
                    placed("held-starved", 10, true),
                    placed("waiting", 0, false),
                    placed("native", 9, false),
                    placed("starved", 12, true),
                    placed("blocked", 11, false),
                    placed("hold p50", 8, false),
                    placed("hold p99", 5, false),
                    placed("wait p50", 6, false),
                    placed("wait p99", 3, false),
                    placed("makes wait", 13, false),
                    placed("CPU", 14, false),
                    placed("TID", 15, false));

    /** Behind which the bar of the states stands. */
    static final String BEFORE_BAR = "blocked";

    /** When the bar goes, where there is no room. */
    static final int BAR_GOES = 7;

    /** What the keys 1 to 9 sort by, in this order. */
    static final List<String> KEYS =
            List.of(
                    "thread",
                    "running",
                    "waiting",
                    "native",
                    "blocked",
                    "hold p50",
                    "hold p99",
                    "wait p50",
                    "wait p99");

    private ThreadColumns() {}

    /**
     * One of the columns.
     *
     * @param dropOrder 0 to keep it always; of the others the highest goes first where there is no
     *     room
     * @param rare whether it is shown only where there is something in it
     */
    record Placed(Column<ThreadRow> column, int dropOrder, boolean rare) {
        String heading() {
            return column.heading();
        }

        /** Whether it says something of any of these threads. */
        boolean saysSomething(List<ThreadRow> rows) {
            return !rare || rows.stream().anyMatch(row -> row.share(column.state()) > 0);
        }
    }

    private static Placed placed(String heading, int dropOrder, boolean rare) {
        return new Placed(of(heading), dropOrder, rare);
    }

    static Column<ThreadRow> of(String heading) {
        return ThreadRow.COLUMNS.stream()
                .filter(column -> column.heading().equals(heading))
                .findFirst()
                .orElseThrow();
    }
}
