package dev.gilspy.model;

/**
 * What a process takes of the machine, as the kernel accounts for it (proc(5), {@code stat} and
 * {@code smaps_rollup}).
 *
 * @param atNanos when that was, CLOCK_MONOTONIC
 * @param cpuNanos CPU time of all its threads since it started; -1 if not known
 * @param residentBytes memory that it has mapped and that is in RAM; -1 if not known
 * @param proportionalBytes the same, where each page counts as divided by the number of processes
 *     that share it; -1 if not known
 * @param uniqueBytes what would be free if it ended; -1 if not known
 */
public record ProcessUsage(
        long atNanos, long cpuNanos, long residentBytes, long proportionalBytes, long uniqueBytes) {
    /** In place of any figure but the time: not known. */
    public static final long UNKNOWN = -1;
}
