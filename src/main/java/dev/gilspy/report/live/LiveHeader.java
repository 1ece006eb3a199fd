package dev.gilspy.report.live;

import dev.gilspy.analysis.Verdict;
import dev.gilspy.model.RunQuality;

/**
 * What a live view says of all that is observed. Means and shares are those of the window; NaN is
 * not known.
 *
 * @param target PID and command, or how many processes
 * @param interpreter implementation and version of the first process, and its GIL
 * @param processes how many were observed in the window
 * @param threads how many threads they had
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
        RunQuality quality) {}
