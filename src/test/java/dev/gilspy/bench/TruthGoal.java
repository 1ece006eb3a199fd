package dev.gilspy.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * How exact the kernel source means to be, where holds are contended and last 50 µs or more.
 *
 * @param points by which no share may be off
 * @param durationShare part of itself by which a quantile may be off
 */
record TruthGoal(double points, double durationShare) {
    static final long FREE_NANOS = 20_000;
    static final long SHORTEST_HOLD_NANOS = 50_000;

    /**
     * @param saturated whether more threads wanted a CPU than there are
     */
    static TruthGoal of(boolean saturated) {
        return saturated ? new TruthGoal(1, 0.05) : new TruthGoal(0.5, 0.02);
    }

    long met(List<Deviation> deviations) {
        return deviations.stream()
                .filter(deviation -> deviation.within(durationShare, FREE_NANOS))
                .count();
    }

    /** What an outcome misses, in words; empty if nothing. */
    List<String> misses(TruthOutcome outcome) {
        List<String> misses = new ArrayList<>();
        addShare(misses, "held", outcome.worst(ShareDeviation::held));
        addShare(misses, "waiting", outcome.worst(ShareDeviation::waiting));
        addShare(misses, "outside", outcome.worst(ShareDeviation::outside));
        addDurations(misses, "holds", outcome.all(DurationDeviations::holds));
        addDurations(misses, "waits", outcome.all(DurationDeviations::waits));
        return misses;
    }

    private void addShare(List<String> misses, String name, double off) {
        if (!(off <= points)) { // written so that what is not a number is a miss
            misses.add("%s by %s points".formatted(name, Figures.one("%.1f", off)));
        }
    }

    private void addDurations(List<String> misses, String name, List<Deviation> all) {
        long missed = all.size() - met(all);
        if (missed > 0) {
            misses.add("%d of %d quantiles of %s".formatted(missed, all.size(), name));
        }
    }

    @Override
    public String toString() {
        return "shares within %s points; quantiles within %s %% or %d µs"
                .formatted(
                        Figures.one("%.1f", points),
                        Figures.one("%.0f", 100 * durationShare),
                        FREE_NANOS / 1000);
    }
}
