package dev.gilspy.analysis.budget;

/** A bound for how long something lasts, which a recording tells only so finely. */
sealed interface TimeBudget extends Budget permits DurationBudget, StallBudget {
    /**
     * A figure is known to plus or minus the resolution: none can be told to be within less than
     * twice that.
     */
    int BOTH_WAYS = 2;

    /** The bound. */
    long limitNanos();

    @Override
    default Unit unit() {
        return Unit.NANOS;
    }

    @Override
    default double limit() {
        return limitNanos();
    }

    /**
     * Whether a recording is too coarse to tell whether the bound is kept.
     *
     * @param resolutionNanos durations below this are not told apart; 0 if all are
     */
    default boolean finerThan(long resolutionNanos) {
        return limitNanos() < BOTH_WAYS * resolutionNanos;
    }
}
