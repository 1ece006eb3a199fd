package dev.gilspy.cli;

import dev.gilspy.error.UsageException;
import picocli.CommandLine.Option;

/** How often a live view is made anew. */
final class RefreshOptions {
    static final long SHORTEST_NANOS = 200_000_000L;
    static final long LONGEST_NANOS = 60_000_000_000L;

    @Option(
            names = "--refresh",
            paramLabel = "TIME",
            defaultValue = Defaults.REFRESH,
            converter = DurationConverter.class,
            description =
                    "Show the newest so much, each time it is over: 200ms to 1m"
                            + " (default: ${DEFAULT-VALUE}).")
    private long refreshNanos;

    /**
     * @throws UsageException if it is out of bounds
     */
    long nanos() {
        if (refreshNanos != within(refreshNanos)) {
            throw new UsageException(
                    "--refresh is out of bounds.", "It may be from 200ms to 1m; 1s is usual.");
        }
        return refreshNanos;
    }

    static long within(long nanos) {
        return Math.max(SHORTEST_NANOS, Math.min(LONGEST_NANOS, nanos));
    }
}
