package dev.gilspy.source;

import java.util.concurrent.TimeUnit;

/**
 * The rate at which gilspy stays within the CPU time that it may use: lowered at once after a
 * second that took more, raised slowly after one that took clearly less, never above the rate that
 * was asked for. Times and CPU times in, rate out. Allocates nothing. Not thread-safe.
 */
public final class RateControl {
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The first is short: what a sample takes is not known before, and may be far too much. */
    private static final long FIRST_WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** Below this part of what is allowed the rate is raised: between, it stays. */
    private static final double CLEARLY_LESS = 0.8;

    private static final double STEEPEST_RISE = 1.5;

    private final int askedHz;
    private final double maxCpu;
    private final double leastHz;
    private final LoweredRate rate;
    private long windowNanos;
    private long windowCpuNanos;
    private long lengthNanos = FIRST_WINDOW_NANOS;

    /**
     * As these settings have it; begins when {@link #begin} says so.
     *
     * @param leastHz fewer samples save next to nothing: gilspy does not only sample
     */
    public static RateControl of(Settings settings, int leastHz) {
        return new RateControl(settings.rateHz(), settings.maxCpu(), leastHz);
    }

    /**
     * @param maxCpu share of one CPU; 0 = as much as it takes
     */
    RateControl(int askedHz, double maxCpu, int leastHz) {
        this.askedHz = askedHz;
        this.maxCpu = maxCpu;
        this.leastHz = Math.min(leastHz, askedHz);
        this.rate = new LoweredRate(askedHz);
    }

    /**
     * What comes before does not count: the start of the JVM is no matter of the rate.
     *
     * @param ownCpuNanos CPU time that gilspy has used up to now
     */
    public void begin(long nowNanos, long ownCpuNanos) {
        rate.begin(nowNanos);
        windowNanos = nowNanos;
        windowCpuNanos = ownCpuNanos;
    }

    /** Whether it is time to {@link #decide}; cheap enough to be asked at every sample. */
    public boolean due(long nowNanos) {
        return maxCpu > 0 && nowNanos - windowNanos >= lengthNanos;
    }

    /** Sets the rate from now on by what gilspy has used since the last time. */
    public void decide(long nowNanos, long ownCpuNanos) {
        double used = (double) (ownCpuNanos - windowCpuNanos) / (nowNanos - windowNanos);
        windowNanos = nowNanos;
        windowCpuNanos = ownCpuNanos;
        lengthNanos = WINDOW_NANOS;
        rate.change(rateFor(used), nowNanos);
    }

    private double rateFor(double used) {
        if (used > maxCpu) {
            return Math.max(leastHz, rate.hz() * maxCpu / used);
        }
        return used < CLEARLY_LESS * maxCpu
                ? Math.min(askedHz, rate.hz() * Math.min(STEEPEST_RISE, maxCpu / used))
                : rate.hz();
    }

    /** Samples a second from now on; at least 1. */
    public int rateHz() {
        return (int) Math.round(rate.hz());
    }

    /** The mean of all rates since the beginning, in Hz; 0 if it was never lowered. */
    public int loweredToHz(long nowNanos) {
        return rate.loweredToHz(nowNanos);
    }
}
