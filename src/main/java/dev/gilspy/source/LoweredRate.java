package dev.gilspy.source;

/**
 * A rate that may be lowered for a while, and what it was on average. Times in, figures out.
 * Allocates nothing. Not thread-safe.
 */
public final class LoweredRate {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double askedHz;
    private double rateHz;
    private boolean lowered;
    private long beganNanos;
    private long changedNanos;
    private double samplesDue;

    public LoweredRate(double askedHz) {
        this.askedHz = askedHz;
        this.rateHz = askedHz;
    }

    /** What comes before does not count. */
    public void begin(long nowNanos) {
        beganNanos = nowNanos;
        changedNanos = nowNanos;
        samplesDue = 0;
    }

    /** The rate from now on. */
    public void change(double hz, long nowNanos) {
        samplesDue += samplesDueSince(nowNanos);
        changedNanos = nowNanos;
        rateHz = hz;
        lowered |= hz < askedHz;
    }

    private double samplesDueSince(long nowNanos) {
        return rateHz * (nowNanos - changedNanos) / NANOS_PER_SECOND;
    }

    /** Samples a second as it is now. */
    public double hz() {
        return rateHz;
    }

    /** The mean of all rates since the beginning, in Hz; 0 if it was never lowered. */
    public int loweredToHz(long nowNanos) {
        if (!lowered) {
            return 0;
        }
        double samples = samplesDue + samplesDueSince(nowNanos);
        return Math.max(1, (int) Math.round(samples * NANOS_PER_SECOND / (nowNanos - beganNanos)));
    }
}
