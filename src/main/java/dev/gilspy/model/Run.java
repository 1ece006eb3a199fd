package dev.gilspy.model;

import java.time.Instant;

/**
 * A recording's circumstances, known when it begins.
 *
 * @param gilspyVersion version of the program that recorded
 * @param start wall-clock time of the beginning
 * @param startNanos CLOCK_MONOTONIC at the same moment
 * @param durationNanos as asked for; 0 = until the target ends or a signal
 * @param rateHz samples a second, as asked for
 * @param maxCpu share of one CPU that gilspy was to stay within by lowering that; 0 if without
 *     bound
 * @param source what observed
 * @param pause what was stopped for reading stacks
 * @param cpusUsable CPUs that the target may use: affinity and cgroup quota, not the machine's
 *     count
 * @param kernel release of the kernel
 */
public record Run(
        String gilspyVersion,
        Instant start,
        long startNanos,
        long durationNanos,
        int rateHz,
        double maxCpu,
        Source source,
        Pause pause,
        double cpusUsable,
        String kernel) {

    /** The part of it from a later moment on. */
    public Run from(long nanos) {
        return new Run(
                gilspyVersion,
                start.plusNanos(nanos - startNanos),
                nanos,
                durationNanos,
                rateHz,
                maxCpu,
                source,
                pause,
                cpusUsable,
                kernel);
    }

    /** What observed the target. */
    public enum Source {
        REMOTE,
        KERNEL
    }

    /** What was stopped while a stack was read. */
    public enum Pause {
        NEVER,
        HOLDER,
        PROCESS
    }
}
