package dev.gilspy.bench;

import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.util.List;

/**
 * A target whose profiling is to cost something: no look may skip all threads as unchanged.
 *
 * @param threads how many it has
 * @param what it is, for a table
 * @param rateHz how often it is to be looked at
 * @param seconds by which one run is to be longer than another
 * @param arguments of the script, after the seconds
 */
record CostTarget(
        int threads, String what, int rateHz, int seconds, String script, List<Integer> arguments) {
    private static final int RATE_HZ = 1000;
    private static final int SECONDS = 7;

    /** A thousand threads are a second's work for some profilers a few times over. */
    private static final int IDLE_RATE_HZ = 100;

    private static final int IDLE_SECONDS = 3;
    private static final int LONGEST_SECONDS = 1800;
    private static final int SWITCH_INTERVAL_MICROS = 5_000;

    /** All that the benchmark of the cost knows, or those with the numbers of threads asked for. */
    static List<CostTarget> wanted(Settings settings) {
        return List.of(alone(), spinners(6), spinners(32), idle(1000), deep(200)).stream()
                .filter(
                        target ->
                                settings.threads()
                                        .map(some -> some.contains(target.threads()))
                                        .orElse(true))
                .toList();
    }

    private static CostTarget alone() {
        return new CostTarget(1, "1 thread, busy", RATE_HZ, SECONDS, "alone.py", List.of());
    }

    private static CostTarget spinners(int threads) {
        return new CostTarget(
                threads,
                "%,d threads, %,d of them busy".formatted(threads, threads - 1),
                RATE_HZ,
                SECONDS,
                "spinners.py",
                List.of(threads - 1));
    }

    /** The main thread and the busy one belong to them. */
    private static CostTarget idle(int threads) {
        return new CostTarget(
                threads,
                "%,d threads, 1 of them busy".formatted(threads),
                IDLE_RATE_HZ,
                IDLE_SECONDS,
                "idle_threads.py",
                List.of(threads - 2));
    }

    private static CostTarget deep(int frames) {
        return new CostTarget(
                3,
                "3 threads, 2 of them busy, stacks of %,d frames".formatted(frames),
                RATE_HZ,
                SECONDS,
                "scaled.py",
                List.of(0, frames, SWITCH_INTERVAL_MICROS));
    }

    PythonFixture start(Python python) {
        return PythonFixture.start(python, script, LONGEST_SECONDS, arguments.toArray());
    }
}
