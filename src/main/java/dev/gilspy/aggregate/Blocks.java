package dev.gilspy.aggregate;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import java.util.stream.Stream;

/**
 * A recording cut into blocks of about a second, none shorter than what was kept of it apart. One
 * of hours has longer ones: what is drawn from takes memory for each, and tells no more.
 *
 * @param count at least 1
 * @param blockNanos length of each but the last, which goes to the end
 * @param observedNanos of the recording
 */
record Blocks(int count, long blockNanos, long observedNanos) {
    static final int MOST = 4096;
    private static final long SHORTEST_NANOS = 1_000_000_000L;

    static Blocks of(Summary summary) {
        long nanos = Math.max(SHORTEST_NANOS, (summary.observedNanos() + MOST - 1) / MOST);
        for (ProcessSummary process : summary.processes()) {
            nanos = Math.max(nanos, widest(process));
        }
        long count = Math.max(1, Math.round((double) summary.observedNanos() / nanos));
        return new Blocks(Math.toIntExact(count), nanos, summary.observedNanos());
    }

    private static long widest(ProcessSummary process) {
        return Stream.concat(
                        process.slices().stream().map(part -> part.toNanos() - part.fromNanos()),
                        process.intervals().stream().map(part -> part.toNanos() - part.fromNanos()))
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** The block that a moment since the recording began lies in. */
    int at(long nanos) {
        return (int) Math.min(count - 1, nanos / blockNanos);
    }

    /** Length of one block. */
    long nanos(int block) {
        return block < count - 1 ? blockNanos : observedNanos - blockNanos * (count - 1);
    }

    /** Length of all picked blocks together. */
    long nanos(int[] picks) {
        long sum = 0;
        for (int pick : picks) {
            sum += nanos(pick);
        }
        return sum;
    }
}
