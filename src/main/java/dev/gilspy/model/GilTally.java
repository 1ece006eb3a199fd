package dev.gilspy.model;

/**
 * What was counted on one interpreter's GIL. All figures are cumulative since the recording began.
 *
 * @param interpreter id of the interpreter; the main one is 0
 * @param observedNanos how long it has been observed
 * @param unknownHeldNanos time in which it was held by somebody who is not known
 * @param switches changes of holder by the interpreter's own count ({@code switch_number}); 0 if it
 *     keeps none, or one that cannot be
 * @param handoversSeen changes of holder that the samples saw; with {@code switches} the coverage
 */
public record GilTally(
        int interpreter,
        long observedNanos,
        long unknownHeldNanos,
        long switches,
        long handoversSeen) {
    /** A handover takes microseconds. */
    private static final long LEAST_SWITCH_NANOS = 100;

    /**
     * What is seen.
     *
     * @param counted by how much the interpreter's own count has grown, which is in the target's
     *     memory and may be anything
     */
    public static GilTally of(
            int interpreter,
            long observedNanos,
            long unknownHeldNanos,
            long counted,
            long handoversSeen) {
        boolean possible = counted >= 0 && counted <= observedNanos / LEAST_SWITCH_NANOS;
        return new GilTally(
                interpreter,
                observedNanos,
                unknownHeldNanos,
                possible ? counted : 0,
                handoversSeen);
    }

    /** Whether the interpreter counts, as far as can be told. */
    public boolean counted() {
        return switches > 0 || handoversSeen == 0;
    }
}
