package dev.gilspy.aggregate;

/**
 * One window of the past in a few figures, those of all observed processes together. A double that
 * is not known is NaN.
 *
 * @param fromNanos when the window began, CLOCK_MONOTONIC
 * @param toNanos when it ended
 * @param processes how many were observed in it
 * @param gils how many GILs they have; of a process without a GIL one
 * @param utilisation mean number of GILs that were held; with one GIL its utilisation, 0 to 1
 * @param demand mean number of threads that held or wanted a GIL
 * @param waiting mean number of threads that waited for one
 * @param nativeMean mean number of threads in native code on a CPU
 * @param switchesPerSecond changes of holder by the interpreters' own counts
 * @param cpusUsed mean number of CPUs that the processes used
 * @param ownCpus mean number of CPUs that gilspy itself used
 */
public record LivePoint(
        long fromNanos,
        long toNanos,
        int processes,
        int gils,
        double utilisation,
        double demand,
        double waiting,
        double nativeMean,
        double switchesPerSecond,
        double cpusUsed,
        double ownCpus) {}
