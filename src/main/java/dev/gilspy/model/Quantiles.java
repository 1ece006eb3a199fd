package dev.gilspy.model;

/**
 * A distribution of durations in a few figures. With a count of 0 the others are 0 and mean
 * nothing.
 *
 * @param resolutionNanos durations below this are not told apart; 0 if exact
 * @param exact whether the durations were measured by events rather than estimated from samples
 */
public record Quantiles(
        boolean exact,
        long count,
        long totalNanos,
        long p50Nanos,
        long p90Nanos,
        long p99Nanos,
        long p999Nanos,
        long maxNanos,
        long resolutionNanos) {

    public static final Quantiles NONE = new Quantiles(false, 0, 0, 0, 0, 0, 0, 0, 0);
}
