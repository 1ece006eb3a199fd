package dev.gilspy.source;

import dev.gilspy.model.Run;

/**
 * What the user chose for observing a process.
 *
 * @param rateHz samples a second, above 0
 * @param durationNanos 0 = until the target ends or a stop is requested
 * @param pause what to stop while a stack is read
 * @param realtime whether to ask for a real-time scheduling class
 * @param exact whether the kernel is to be asked for exact times
 * @param nativeLeaves whether to show which native function runs on top of a Python stack
 * @param maxCpu share of one CPU that gilspy is to stay within by lowering its rate; 0 = as much as
 *     it takes
 */
public record Settings(
        int rateHz,
        long durationNanos,
        Run.Pause pause,
        boolean realtime,
        Exact exact,
        boolean nativeLeaves,
        double maxCpu) {

    /** Whether the kernel source observes, which knows times exactly. */
    public enum Exact {
        /** Where the kernel lets it. */
        AUTO,
        ON,
        OFF
    }

    /** Settings without native functions, and without a bound on gilspy's CPU. */
    public Settings(
            int rateHz, long durationNanos, Run.Pause pause, boolean realtime, Exact exact) {
        this(rateHz, durationNanos, pause, realtime, exact, false, 0);
    }

    /** Settings for a source that has been chosen already. */
    public Settings(int rateHz, long durationNanos, Run.Pause pause, boolean realtime) {
        this(rateHz, durationNanos, pause, realtime, Exact.AUTO);
    }

    public Settings {
        if (rateHz <= 0 || durationNanos < 0 || maxCpu < 0) {
            throw new IllegalArgumentException(
                    "rate %d Hz, duration %d ns, %s of a CPU"
                            .formatted(rateHz, durationNanos, maxCpu));
        }
    }

    /** The same, for another time. */
    public Settings lasting(long nanos) {
        return new Settings(rateHz, nanos, pause, realtime, exact, nativeLeaves, maxCpu);
    }

    /** The same, with native functions or without. */
    public Settings withNativeLeaves(boolean shown) {
        return new Settings(rateHz, durationNanos, pause, realtime, exact, shown, maxCpu);
    }

    /** The same, within this share of one CPU. */
    public Settings withMaxCpu(double share) {
        return new Settings(rateHz, durationNanos, pause, realtime, exact, nativeLeaves, share);
    }
}
