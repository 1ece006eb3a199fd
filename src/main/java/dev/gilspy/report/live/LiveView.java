package dev.gilspy.report.live;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Verdict;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One window of a live view in figures. Each table is in the order in which it is shown if nobody
 * asks for another one; {@link Column#sorted} gives another one.
 *
 * @param processes most demand first; one row also where there is one process
 * @param threads busiest first
 * @param waits who makes others wait, most waiting first
 * @param functions most held first, all lines of a function in one row
 * @param lines the same, each line by itself
 */
public record LiveView(
        LiveHeader header,
        List<ProcessRow> processes,
        List<ThreadRow> threads,
        List<WaitRow> waits,
        List<FunctionRow> functions,
        List<FunctionRow> lines) {

    public LiveView {
        processes = List.copyOf(processes);
        threads = List.copyOf(threads);
        waits = List.copyOf(waits);
        functions = List.copyOf(functions);
        lines = List.copyOf(lines);
    }

    /**
     * @param window {@link dev.gilspy.aggregate.LiveLedger#last}
     * @param sinceNanos how long the total is
     * @param verdict of the total; null while there is none
     */
    public static LiveView of(Summary window, long sinceNanos, Verdict verdict) {
        LiveRows rows = new LiveRows(window.processes(), window.observedNanos());
        return new LiveView(
                LiveHeader.of(window, sinceNanos, verdict),
                rows.processes(),
                rows.threads(),
                rows.waits(),
                FunctionRows.of(window.processes(), window.observedNanos(), false),
                FunctionRows.of(window.processes(), window.observedNanos(), true));
    }

    /** The same with those threads, waits and functions only in whose names this is found. */
    public LiveView filtered(Pattern names) {
        return new LiveView(
                header,
                processes,
                threads.stream().filter(row -> names.matcher(row.name()).find()).toList(),
                waits.stream().filter(row -> names.matcher(row.text()).find()).toList(),
                functions.stream().filter(row -> names.matcher(row.where()).find()).toList(),
                lines.stream().filter(row -> names.matcher(row.where()).find()).toList());
    }
}
