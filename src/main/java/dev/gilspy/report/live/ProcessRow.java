package dev.gilspy.report.live;

import dev.gilspy.analysis.Shares;
import dev.gilspy.model.ProcessInfo;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One process in the window; NaN is not known.
 *
 * @param command plain
 * @param threads how many threads were seen in it
 * @param gils how many GILs it has
 * @param utilisation mean number of its GILs that were held
 * @param demand mean number of its threads that held or wanted a GIL
 * @param waiting mean number of its threads that waited for one
 * @param cpusUsed mean number of CPUs that it used
 * @param residentBytes memory in RAM
 * @param proportionalBytes memory with its part of what it shares
 * @param uniqueBytes memory that it shares with no other process
 */
public record ProcessRow(
        ProcessInfo info,
        String command,
        int threads,
        int gils,
        double utilisation,
        double demand,
        double waiting,
        double cpusUsed,
        double residentBytes,
        double proportionalBytes,
        double uniqueBytes) {
    private static final double MEBIBYTE = 1 << 20;

    /** All that can be shown of it. */
    public static final List<Column<ProcessRow>> COLUMNS =
            List.of(
                    Column.name("process", ProcessRow::command),
                    Column.number(
                            "PID",
                            row -> row.info().pid(),
                            row -> Integer.toString(row.info().pid())),
                    Column.share("GIL held", ProcessRow::utilisation),
                    Column.mean("demand", ProcessRow::demand),
                    Column.mean("waiting", ProcessRow::waiting),
                    Column.mean("CPUs", ProcessRow::cpusUsed),
                    Column.figure(
                            "threads", ProcessRow::threads, row -> Shares.count(row.threads())),
                    memory("RSS MB", ProcessRow::residentBytes),
                    memory("unique MB", ProcessRow::uniqueBytes));

    private static Column<ProcessRow> memory(String heading, ToDoubleFunction<ProcessRow> bytes) {
        return Column.figure(heading, bytes, row -> mebibytes(bytes.applyAsDouble(row)));
    }

    private static String mebibytes(double bytes) {
        return Double.isNaN(bytes)
                ? Shares.UNKNOWN
                : String.format(Locale.ROOT, "%,.0f", bytes / MEBIBYTE);
    }
}
