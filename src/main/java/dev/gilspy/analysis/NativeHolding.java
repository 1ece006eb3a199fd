package dev.gilspy.analysis;

import dev.gilspy.model.Frame;
import java.util.Map;
import java.util.Optional;

/**
 * Native code that computes with the GIL while others wait for it. Two things tell: the waiters'
 * holder was seen at an instruction of an extension, and a holder keeps the GIL for longer than the
 * interpreter would.
 *
 * @param seenShare the part of the waiting for somebody who was seen in an extension, 0 to 1; NaN
 *     where no instruction was seen at all
 * @param function the extension's function that caused most of that, with its library; null if none
 *     was seen
 * @param keptShare the part of the waiting for those who keep the GIL too long for Python code
 * @param keptNanos how long the worst of them keeps it from those who wait; 0 if nobody does
 * @param caller the user's code that calls it; null if not known
 */
record NativeHolding(
        double seenShare, Frame function, double keptShare, long keptNanos, Culprit caller) {

    /** That of the waiting for a GIL, if it causes most of the waiting. */
    static Optional<NativeHolding> of(Waits waits) {
        if (waits.nanos() == 0) {
            return Optional.empty();
        }
        LeafTimes leaves = new LeafTimes();
        waits.parts().forEach(part -> leaves.add(part.holderStack(), part.nanos()));
        Map<Integer, Long> kept = waits.byKeeper();
        double seenShare = leaves.extensionShare();
        Optional<Culprit> caller =
                seenShare >= Thresholds.MOST_OF_WAITING
                        ? leaves.caller()
                        : waits.culprit(kept.keySet());
        NativeHolding found =
                new NativeHolding(
                        seenShare,
                        leaves.function().orElse(null),
                        kept.values().stream().mapToLong(Long::longValue).sum()
                                / (double) waits.nanos(),
                        kept.keySet().stream().mapToLong(waits::keptNanos).max().orElse(0),
                        caller.orElse(null));
        return found.isMost() ? Optional.of(found) : Optional.empty();
    }

    private boolean isMost() {
        return seenShare >= Thresholds.MOST_OF_WAITING || keptShare >= Thresholds.MOST_OF_WAITING;
    }

    /** Whether an extension was seen at work. */
    boolean isSeen() {
        return seenShare >= Thresholds.MOST_OF_WAITING;
    }

    /** Whether the durations say so. */
    boolean isKept() {
        return keptShare >= Thresholds.MOST_OF_WAITING;
    }
}
