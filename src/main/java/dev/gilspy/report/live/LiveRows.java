package dev.gilspy.report.live;

import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.GilSummary;
import dev.gilspy.aggregate.LivePoint;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.ProcessUsage;
import dev.gilspy.model.ThreadAccount;
import dev.gilspy.report.BlameRows;
import dev.gilspy.report.HeaderText;
import dev.gilspy.report.ThreadNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Makes the rows of processes, threads and waits of a window. */
final class LiveRows {
    private final List<ProcessSummary> processes;
    private final double windowNanos;

    LiveRows(List<ProcessSummary> processes, long windowNanos) {
        this.processes = processes;
        this.windowNanos = Math.max(1, windowNanos);
    }

    /** Most demand first. */
    List<ProcessRow> processes() {
        return processes.stream()
                .map(LiveRows::process)
                .sorted(Comparator.comparingDouble(row -> -row.demand()))
                .toList();
    }

    private static ProcessRow process(ProcessSummary process) {
        List<GilSummary> gils = process.gils();
        ProcessUsage usage = process.window().last();
        return new ProcessRow(
                process.info(),
                HeaderText.command(process.info()),
                process.threads().size(),
                gils.size(),
                sum(gils, GilSummary::utilisation),
                sum(gils, GilSummary::demand),
                sum(gils, GilSummary::waitingMean),
                LivePoint.cpusUsed(process),
                bytes(usage, ProcessUsage::residentBytes),
                bytes(usage, ProcessUsage::proportionalBytes),
                bytes(usage, ProcessUsage::uniqueBytes));
    }

    private static double sum(List<GilSummary> gils, ToDoubleFunction<GilSummary> figure) {
        return gils.stream().mapToDouble(figure).sum();
    }

    private static double bytes(ProcessUsage usage, ToLongFunction<ProcessUsage> which) {
        long bytes = usage == null ? ProcessUsage.UNKNOWN : which.applyAsLong(usage);
        return bytes == ProcessUsage.UNKNOWN ? Double.NaN : bytes;
    }

    /** Busiest first. */
    List<ThreadRow> threads() {
        List<ThreadRow> rows = new ArrayList<>();
        for (ProcessSummary process : processes) {
            Map<Integer, Long> caused = new HashMap<>();
            for (Blame blame : process.blame()) {
                caused.merge(blame.holder(), blame.nanos(), Long::sum);
            }
            for (ThreadSummary thread : process.threads()) {
                long nanos = caused.getOrDefault(thread.thread().id(), 0L);
                rows.add(
                        new ThreadRow(
                                process.info().pid(),
                                ThreadNames.of(thread),
                                thread,
                                nanos / windowNanos,
                                cpus(thread.account())));
            }
        }
        rows.sort(Comparator.comparingLong(row -> -row.summary().busyNanos()));
        return rows;
    }

    private static double cpus(ThreadAccount account) {
        boolean known = account != null && account.observedNanos() > 0;
        return known ? (double) account.cpuNanos() / account.observedNanos() : Double.NaN;
    }

    /** Most waiting first. */
    List<WaitRow> waits() {
        List<WaitRow> rows = new ArrayList<>();
        for (ProcessSummary process : processes) {
            for (BlameRows.Row row : BlameRows.of(process)) {
                rows.add(
                        new WaitRow(
                                process.info().pid(),
                                row.share(),
                                row.nanos() / windowNanos,
                                row.where(),
                                row.holder()));
            }
        }
        rows.sort(Comparator.comparingDouble(row -> -row.waiting()));
        return rows;
    }
}
