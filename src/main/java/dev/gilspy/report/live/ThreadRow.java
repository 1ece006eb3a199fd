package dev.gilspy.report.live;

import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.analysis.Durations;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import dev.gilspy.report.ThreadNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * One thread in the window.
 *
 * @param pid of its process
 * @param name plain; a dash while it is not known
 * @param summary what it did; durations of holds and waits are of those that ended in the window,
 *     and of one that goes on
 * @param caused mean number of threads that waited for it
 * @param cpus share of the time that it was on a CPU by the kernel's own account; NaN if not known
 */
public record ThreadRow(int pid, String name, ThreadSummary summary, double caused, double cpus) {
    /** All that can be shown of a thread, the more important ones first. */
    public static final List<Column<ThreadRow>> COLUMNS = columns();

    private static List<Column<ThreadRow>> columns() {
        List<Column<ThreadRow>> columns = new ArrayList<>();
        columns.add(Column.name("thread", ThreadRow::name));
        columns.add(Column.number("PID", ThreadRow::pid, row -> Integer.toString(row.pid())));
        columns.add(
                Column.number(
                        "TID", row -> row.thread().tid(), row -> ThreadNames.tid(row.summary())));
        for (ThreadState state : ThreadState.values()) {
            columns.add(Column.share(state, row -> row.share(state)));
        }
        columns.add(Column.share("CPU", ThreadRow::cpus));
        columns.add(Column.mean("makes wait", ThreadRow::caused));
        columns.add(durations("hold p50", row -> row.summary().holds(), Quantiles::p50Nanos));
        columns.add(durations("hold p99", row -> row.summary().holds(), Quantiles::p99Nanos));
        columns.add(durations("wait p50", row -> row.summary().waits(), Quantiles::p50Nanos));
        columns.add(durations("wait p99", row -> row.summary().waits(), Quantiles::p99Nanos));
        return List.copyOf(columns);
    }

    private static Column<ThreadRow> durations(
            String heading,
            Function<ThreadRow, Quantiles> which,
            ToLongFunction<Quantiles> percentile) {
        return Column.figure(
                heading,
                row -> {
                    Quantiles quantiles = which.apply(row);
                    return quantiles.count() == 0 ? Double.NaN : percentile.applyAsLong(quantiles);
                },
                row -> {
                    Quantiles quantiles = which.apply(row);
                    return Durations.of(quantiles, percentile.applyAsLong(quantiles));
                });
    }

    public ThreadInfo thread() {
        return summary.thread();
    }

    /** Share of the window in a state, 0 to 1; NaN if it was not observed. */
    public double share(ThreadState state) {
        return summary.observedNanos() == 0 ? Double.NaN : summary.share(state);
    }

    /** Share of the window in which it held the GIL. */
    public double held() {
        return summary.observedNanos() == 0 ? Double.NaN : summary.heldShare();
    }
}
