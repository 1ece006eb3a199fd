package dev.gilspy.bench;

import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Work in one of the ways of {@code escapes.py}, which counts what it does. */
final class EscapeTarget implements AutoCloseable {
    private static final int LONGEST_SECONDS = 120;

    private final PythonFixture fixture;

    private EscapeTarget(PythonFixture fixture) {
        this.fixture = fixture;
    }

    /**
     * A way to do the work.
     *
     * @param way {@code threads} or {@code processes}
     * @param intervalSeconds the switch interval
     */
    record Work(String way, int workers, String kind, double intervalSeconds) {
        static Work threads(int workers, String kind) {
            return new Work("threads", workers, kind, 0.005);
        }

        Work as(String otherWay) {
            return new Work(otherWay, workers, kind, intervalSeconds);
        }

        Work of(String otherKind) {
            return new Work(way, workers, otherKind, intervalSeconds);
        }

        Work with(double otherIntervalSeconds) {
            return new Work(way, workers, kind, otherIntervalSeconds);
        }
    }

    /**
     * How fast it is.
     *
     * @param unitsPerSecond of each worker
     * @param waitMicros how long each worker waits after a sleep, on average; NaN if it does not
     */
    record Pace(double[] unitsPerSecond, double[] waitMicros) {
        /** Of all workers together. */
        double units() {
            return Arrays.stream(unitsPerSecond).sum();
        }

        /** Of those that sleep. */
        double meanWaitMicros() {
            return Arrays.stream(waitMicros).filter(wait -> wait > 0).average().orElse(Double.NaN);
        }
    }

    static EscapeTarget start(Python python, Work work) {
        return new EscapeTarget(
                PythonFixture.start(
                        python,
                        "escapes.py",
                        LONGEST_SECONDS,
                        work.way(),
                        work.workers(),
                        work.kind(),
                        work.intervalSeconds()));
    }

    int pid() {
        return fixture.pid();
    }

    /** Watches it for so long. */
    Pace pace(int seconds) {
        double[] before = account();
        sleep(seconds);
        double[] after = account();
        double elapsed = after[0] - before[0];
        int workers = (after.length - 1) / 2;
        double[] units = new double[workers];
        double[] waits = new double[workers];
        for (int i = 0; i < workers; i++) {
            double done = after[1 + 2 * i] - before[1 + 2 * i];
            units[i] = done / elapsed;
            waits[i] = (after[2 + 2 * i] - before[2 + 2 * i]) / done;
        }
        return new Pace(units, waits);
    }

    private double[] account() {
        List<String> words = List.of(fixture.ask("").split(" "));
        return words.stream().mapToDouble(Double::parseDouble).toArray();
    }

    private static void sleep(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        fixture.close();
    }
}
