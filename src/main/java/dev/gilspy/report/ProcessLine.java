package dev.gilspy.report;

import dev.gilspy.aggregate.GilSummary;
import dev.gilspy.aggregate.ProcessWindow;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Bytes;
import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.JudgedProcess;
import dev.gilspy.analysis.Shares;
import dev.gilspy.model.ProcessUsage;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * One of several processes in a line of a table. What is not known is a dash.
 *
 * @param command PID and command line
 * @param verdict its code
 * @param figures as {@link #HEADINGS} name them
 */
public record ProcessLine(String command, String verdict, List<String> figures) {
    public static final List<String> HEADINGS =
            List.of(
                    "% held",
                    "waiting threads",
                    "CPUs used",
                    "resident memory",
                    "shared out",
                    "unique",
                    "observed");

    public static ProcessLine of(JudgedProcess judged) {
        ProcessSummary process = judged.process();
        ProcessWindow window = process.window();
        return new ProcessLine(
                HeaderText.command(process.info(), Integer.MAX_VALUE),
                judged.verdict().code().label(),
                List.of(
                        Shares.percent(held(process)),
                        Shares.number(largest(process, GilSummary::waitingMean)),
                        Shares.number(window.cpusUsed()),
                        memory(window, ProcessUsage::residentBytes),
                        memory(window, ProcessUsage::proportionalBytes),
                        memory(window, ProcessUsage::uniqueBytes),
                        Durations.exact(judged.summary().observedNanos())));
    }

    /** Of several GILs the one that is held most; without a GIL there is nothing to hold. */
    private static double held(ProcessSummary process) {
        return process.info().gilEnabled() ? largest(process, GilSummary::utilisation) : Double.NaN;
    }

    private static double largest(ProcessSummary process, ToDoubleFunction<GilSummary> figure) {
        return process.gils().stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
    }

    private static String memory(ProcessWindow window, ToLongFunction<ProcessUsage> amount) {
        return window.last() == null
                ? Shares.UNKNOWN
                : Bytes.text(amount.applyAsLong(window.last()));
    }
}
