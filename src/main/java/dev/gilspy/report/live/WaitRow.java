package dev.gilspy.report.live;

import java.util.List;

/**
 * Waiting that one function with one caller made.
 *
 * @param pid of the process
 * @param share of all waiting in that process, 0 to 1
 * @param waiting mean number of threads that waited for it
 * @param where the function and its caller; "" if the holder's stack is not known
 * @param holder who held the GIL, or how many threads did
 */
public record WaitRow(int pid, double share, double waiting, String where, String holder) {
    /** All that can be shown of it. */
    public static final List<Column<WaitRow>> COLUMNS =
            List.of(
                    Column.name("who makes others wait", WaitRow::text),
                    Column.number("PID", WaitRow::pid, row -> Integer.toString(row.pid())),
                    Column.share("% of waiting", WaitRow::share),
                    Column.mean("threads waiting", WaitRow::waiting));

    /** The function and who ran it; the holder alone where no stack is known. */
    public String text() {
        return where.isEmpty() ? holder : where + "  in " + holder;
    }
}
