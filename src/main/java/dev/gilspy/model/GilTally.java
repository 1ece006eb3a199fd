package dev.gilspy.model;

/**
 * What was counted on one interpreter's GIL. All figures are cumulative since the recording began.
 *
 * @param interpreter id of the interpreter; the main one is 0
 * @param observedNanos how long it has been observed
 * @param unknownHeldNanos time in which it was held by somebody who is not known
 * @param switches changes of holder by the interpreter's own count ({@code switch_number}); 0 if it
 *     keeps none
 * @param handoversSeen changes of holder that the samples saw; with {@code switches} the coverage
 */
public record GilTally(
        int interpreter,
        long observedNanos,
        long unknownHeldNanos,
        long switches,
        long handoversSeen) {

    /** Whether the interpreter counts, as far as can be told. */
    public boolean counted() {
        return switches > 0 || handoversSeen == 0;
    }
}
