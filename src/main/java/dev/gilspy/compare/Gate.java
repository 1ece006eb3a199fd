package dev.gilspy.compare;

import java.util.List;

/**
 * Whether a comparison is to pass, and whether it does.
 *
 * @param limit how much worse a figure may be, as a part of what it was; 0.1 for 10 %
 * @param strict whether the figures alone were judged, and not their intervals
 * @param regressions what is worse by more; empty if it passes
 */
public record Gate(double limit, boolean strict, List<Regression> regressions) {
    public Gate {
        regressions = List.copyOf(regressions);
    }

    /** Judges a comparison. */
    public static Gate of(Comparison comparison, double limit, boolean strict) {
        return of(comparison, limit, strict, 1);
    }

    /**
     * Judges one of several comparisons, none of which is to fail by chance.
     *
     * @param comparisons how many there are
     */
    public static Gate of(Comparison comparison, double limit, boolean strict, int comparisons) {
        return new Gate(limit, strict, Regressions.of(comparison, limit, strict, comparisons));
    }
}
