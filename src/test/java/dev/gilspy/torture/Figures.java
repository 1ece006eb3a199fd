package dev.gilspy.torture;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the runs of one fault came to. Thread-safe. */
final class Figures {
    /** In place of an exit status: gilspy was killed. */
    static final int KILLED = -9;

    /** Less is of the shell that it was started by: gilspy's own is not known. */
    private static final long LEAST_OF_A_JVM = 10 << 20;

    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private int runs;
    private int unharmed;
    private int clean;
    private int observing;
    private int tracing;
    private int loaded;
    private long longestNanos;
    private long peakBytes;

    /** A run has ended. */
    synchronized void ended(GilspyRun.Outcome outcome) {
        ended(outcome.status(), outcome.nanos(), outcome.peakBytes());
    }

    synchronized void ended(int status, long nanos, long mostBytes) {
        runs++;
        statuses.merge(status, 1, Integer::sum);
        longestNanos = Math.max(longestNanos, nanos);
        peakBytes = Math.max(peakBytes, mostBytes);
    }

    /** The target of one more run was looked at, and is as it should be. */
    synchronized void unharmed() {
        unharmed++;
    }

    /** The kernel was looked at after some runs, and has nothing of them. */
    synchronized void clean(int afterRuns) {
        clean += afterRuns;
    }

    /** What gilspy was doing when it was killed. */
    synchronized void killedWhile(boolean observed, boolean traced, boolean hadPrograms) {
        observing += observed ? 1 : 0;
        tracing += traced ? 1 : 0;
        loaded += hadPrograms ? 1 : 0;
    }

    /** Kills after something had been observed. */
    synchronized int killedObserving() {
        return observing;
    }

    /** Kills while it traced the target. */
    synchronized int killedTracing() {
        return tracing;
    }

    /** Kills while its programs were in the kernel. */
    synchronized int killedLoaded() {
        return loaded;
    }

    /** The cells behind the fault's name. */
    synchronized List<String> cells() {
        return List.of(
                "%,d".formatted(runs),
                "%,d".formatted(unharmed),
                "%,d".formatted(clean),
                statuses.entrySet().stream().map(Figures::exit).collect(Collectors.joining(", ")),
                "%.1f".formatted(longestNanos / 1e9),
                peakBytes < LEAST_OF_A_JVM ? "–" : "%.0f".formatted(peakBytes / 1e6));
    }

    private static String exit(Map.Entry<Integer, Integer> entry) {
        String status = entry.getKey() == KILLED ? "killed" : String.valueOf(entry.getKey());
        return "%s (%,d)".formatted(status, entry.getValue());
    }
}
