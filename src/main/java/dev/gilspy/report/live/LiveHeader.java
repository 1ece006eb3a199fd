package dev.gilspy.report.live;

import dev.gilspy.aggregate.LivePoint;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import dev.gilspy.report.HeaderText;

/**
 * What a live view says of all that is observed. Means and shares are those of the window; NaN is
 * not known.
 *
 * @param target PID and command, or how many processes; plain
 * @param interpreter implementation and version of the first process, and its GIL; plain
 * @param processes how many were observed in the window
 * @param threads how many threads were seen in it
 * @param windowNanos length of the window; 0 before the first one is complete
 * @param sinceNanos since when the total counts: the beginning, or the last reset
 * @param gils how many GILs there are
 * @param utilisation mean number of GILs that were held; with one GIL its utilisation, 0 to 1
 * @param demand mean number of threads that held or wanted a GIL
 * @param waiting mean number of threads that waited for one
 * @param nativeMean mean number of threads in native code on a CPU
 * @param switchesPerSecond changes of holder
 * @param cpusUsed mean number of CPUs that the target used
 * @param cpusUsable CPUs that it may use; 0 if not known
 * @param exact whether the kernel timed it
 * @param verdict of the total; null while there is none
 * @param ownCpus mean number of CPUs that gilspy itself used
 * @param quality what went wrong in the window; null if not known
 */
public record LiveHeader(
        String target,
        String interpreter,
        int processes,
        int threads,
        long windowNanos,
        long sinceNanos,
        int gils,
        double utilisation,
        double demand,
        double waiting,
        double nativeMean,
        double switchesPerSecond,
        double cpusUsed,
        double cpusUsable,
        boolean exact,
        Verdict verdict,
        double ownCpus,
        RunQuality quality) {
    /** Commands are cut by whoever shows them. */
    private static final int LONGEST_COMMAND = 1_000;

    static LiveHeader of(Summary window, long sinceNanos, Verdict verdict) {
        Run run = window.run();
        LivePoint figures = LivePoint.of(window);
        return new LiveHeader(
                target(window),
                interpreter(window),
                window.processes().size(),
                window.processes().stream().mapToInt(one -> one.threads().size()).sum(),
                window.observedNanos(),
                sinceNanos,
                figures.gils(),
                figures.utilisation(),
                figures.demand(),
                figures.waiting(),
                figures.nativeMean(),
                figures.switchesPerSecond(),
                figures.cpusUsed(),
                run == null ? 0 : run.cpusUsable(),
                run != null && run.source() == Run.Source.KERNEL,
                verdict,
                figures.ownCpus(),
                window.quality());
    }

    private static String target(Summary window) {
        return window.processes().size() == 1
                ? HeaderText.command(window.processes().get(0).info(), LONGEST_COMMAND)
                : Shares.count(window.processes().size()) + " processes";
    }

    private static String interpreter(Summary window) {
        if (window.processes().isEmpty()) {
            return "";
        }
        ProcessSummary first = window.processes().get(0);
        return HeaderText.interpreter(
                first.info(), first.interpreters().size(), first.gils().size());
    }
}
