package dev.gilspy.model;

/**
 * How good the run itself was. All figures are cumulative since the recording began.
 *
 * @param samples looks at the whole process that were used
 * @param torn looks left out since their readings did not fit together
 * @param missed looks that were due but not taken, since the one before took too long
 * @param failedReads reads of the target that failed while it was alive
 * @param stacks stacks read
 * @param incompleteStacks stacks thrown away since their chain was broken
 * @param failedStops samples in which what was to be stopped for its stack could not be
 * @param lostEvents events that the kernel dropped; 0 for the remote source
 * @param lateness how late the samples were taken
 * @param ownCpuNanos CPU time that gilspy itself has used while recording
 * @param realtime whether the sampling thread had a real-time class
 * @param loweredToHz samples a second, on average, after the rate was lowered to stay within the
 *     CPU time that gilspy may use; 0 if it was not
 */
public record RunQuality(
        long samples,
        long torn,
        long missed,
        long failedReads,
        long stacks,
        long incompleteStacks,
        long failedStops,
        long lostEvents,
        Quantiles lateness,
        long ownCpuNanos,
        boolean realtime,
        int loweredToHz) {
    /** Part of the samples whose failed stops are chance: threads end while they are stopped. */
    private static final double FEW = 0.01;

    /** Whether so many stops failed that there must be a reason. */
    public boolean stopsFail() {
        return failedStops > FEW * samples;
    }
}
