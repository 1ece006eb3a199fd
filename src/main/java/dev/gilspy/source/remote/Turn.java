package dev.gilspy.source.remote;

/** A process as the sampling thread goes through it: what its samples cost, and how often it is. */
final class Turn {
    /** Of a sample of a process that has not been sampled yet. */
    private static final double FIRST_GUESS_NANOS = 50_000;

    private static final double NEWEST = 1.0 / 8;

    /** A sample that takes more times the usual has met something: new code, or a busy CPU. */
    private static final double MOST_TIMES = 8;

    private final Sampled process;
    private double costNanos = FIRST_GUESS_NANOS;
    private double chance = 1;
    private boolean costly;

    Turn(Sampled process) {
        this.process = process;
    }

    Sampled process() {
        return process;
    }

    /** It has been sampled, in so much time. */
    void took(long nanos) {
        costNanos += NEWEST * (Math.min(nanos, MOST_TIMES * costNanos) - costNanos);
    }

    /** What a sample takes, in nanoseconds: a mean of the newest. */
    double costNanos() {
        return costNanos;
    }

    /** How likely it takes part in a round. */
    double chance() {
        return chance;
    }

    /** Whether it is to come last, since it makes others late. */
    boolean costly() {
        return costly;
    }

    void takePart(double newChance, boolean last) {
        chance = newChance;
        costly = last;
    }
}
