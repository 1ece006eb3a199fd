package dev.gilspy.report.live;

import dev.gilspy.aggregate.LivePoint;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Shares;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import dev.gilspy.report.HeaderText;
import java.time.Instant;

/**
 * What a live view says of all that is observed. Means and shares are those of the window; NaN is
 * not known.
 *
 * @param end wall-clock time of the window's end; null before the first one is complete
 * @param target PID and command, or how many processes; plain
 * @param interpreter implementation and version of the first process, and its GIL; plain
 * @param threads how many threads were seen in the window
 * @param figures those that the history has, too
 * @param cpusUsable CPUs that the target may use; NaN if not known
 * @param exact whether the kernel timed it
 * @param quality what went wrong in the window; null if not known
 * @param soFar what the total says
 */
public record LiveHeader(
        Instant end,
        String target,
        String interpreter,
        int threads,
        LivePoint figures,
        double cpusUsable,
        boolean exact,
        RunQuality quality,
        SoFar soFar) {
    /** Commands are cut by whoever shows them. */
    private static final int LONGEST_COMMAND = 1_000;

    static LiveHeader of(Summary window, SoFar soFar) {
        Run run = window.run();
        ProcessSummary first = window.processes().isEmpty() ? null : window.processes().get(0);
        return new LiveHeader(
                run == null ? null : run.start().plusNanos(window.observedNanos()),
                target(window, first),
                first == null ? "" : interpreter(first),
                window.processes().stream().mapToInt(one -> one.threads().size()).sum(),
                LivePoint.of(window),
                run == null || run.cpusUsable() <= 0 ? Double.NaN : run.cpusUsable(),
                run != null && run.source() == Run.Source.KERNEL,
                window.quality(),
                soFar);
    }

    private static String target(Summary window, ProcessSummary first) {
        if (first == null) {
            return "";
        }
        return window.processes().size() == 1
                ? HeaderText.command(first.info(), LONGEST_COMMAND)
                : Shares.count(window.processes().size()) + " processes";
    }

    private static String interpreter(ProcessSummary process) {
        return HeaderText.interpreter(
                process.info(), process.interpreters().size(), process.gils().size());
    }

    /** Length of the window; 0 before the first one is complete. */
    public long windowNanos() {
        return figures.toNanos() - figures.fromNanos();
    }
}
