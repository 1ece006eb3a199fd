package dev.gilspy.bench;

import dev.gilspy.bench.Profiler.Request;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * How much slower a process is while one is profiled: turns a second in a window with the profiler,
 * over the mean of the windows just before and after it.
 */
final class SpeedTrial {
    /** Until the profiler has surely begun, and how long it goes on after the window. */
    private static final int MARGIN_SECONDS = 1;

    private final Python python;
    private final PythonFixture profiled;
    private final PythonFixture measured;
    private final int windowSeconds;
    private final Map<Trial, Figures> slowDowns = new LinkedHashMap<>();
    private final Map<Trial, Figures> ownCpus = new LinkedHashMap<>();
    private int lateStarts;

    /**
     * A way to be profiled.
     *
     * @param profiler empty for none: what it then says is noise
     */
    record Trial(Optional<Profiler> profiler, int rateHz) {
        static Trial nobody() {
            return new Trial(Optional.empty(), 0);
        }

        static Trial of(Profiler profiler, int rateHz) {
            return new Trial(Optional.of(profiler), rateHz);
        }

        String name() {
            return profiler.map(any -> any.name() + ", %,d Hz".formatted(rateHz))
                    .orElse("nobody (noise)");
        }
    }

    /** The target answers with turns and the time, as {@code impossible_stacks.py} does. */
    SpeedTrial(Python python, PythonFixture target, int windowSeconds) {
        this(python, target, target, windowSeconds);
    }

    /** One process is profiled, and the speed of another is measured. */
    SpeedTrial(Python python, PythonFixture profiled, PythonFixture measured, int windowSeconds) {
        this.python = python;
        this.profiled = profiled;
        this.measured = measured;
        this.windowSeconds = windowSeconds;
    }

    /** All trials in turns. */
    void run(List<Trial> trials, int rounds) {
        for (int round = 0; round < rounds; round++) {
            double before = speed();
            for (Trial trial : trials) {
                figures(slowDowns, trial);
                double during = speedWith(trial);
                double after = speed();
                if (Double.isNaN(during)) {
                    lateStarts++;
                } else {
                    figures(slowDowns, trial).add(100 - 100 * during / ((before + after) / 2));
                }
                before = after;
            }
        }
    }

    private static Figures figures(Map<Trial, Figures> all, Trial trial) {
        return all.computeIfAbsent(trial, any -> new Figures());
    }

    /** In percent, of each trial; below 0 if the process was faster. */
    Map<Trial, Figures> slowDowns() {
        return slowDowns;
    }

    /** What the profiler itself used, in percent of one CPU; empty if it does not say. */
    Figures ownCpu(Trial trial) {
        return figures(ownCpus, trial);
    }

    /** In how many windows the profiler did not look from the beginning: they are left out. */
    int lateStarts() {
        return lateStarts;
    }

    static String leftOut(int lateStarts) {
        return "Left out, since the profiler began too late: %d windows.".formatted(lateStarts);
    }

    MarkdownTable table() {
        MarkdownTable table = new MarkdownTable("profiled by", "slow-down (%)");
        slowDowns.forEach((trial, figures) -> table.row(trial.name(), figures.text("%.1f")));
        return table;
    }

    private double speedWith(Trial trial) {
        if (trial.profiler().isEmpty()) {
            return speed();
        }
        int seconds = windowSeconds + 2 * MARGIN_SECONDS;
        Request request = new Request(profiled.pid(), seconds, trial.rateHz());
        try (Session session = Session.start(python, trial.profiler().get(), request)) {
            pause(MARGIN_SECONDS);
            long beganNanos = System.nanoTime();
            double speed = speed();
            double ownCpu = session.outcome(trial.profiler().get(), request).profile().ownCpu();
            if (!Double.isNaN(ownCpu)) {
                figures(ownCpus, trial).add(100 * ownCpu);
            }
            return began(trial.profiler().get(), session) <= beganNanos ? speed : Double.NaN;
        }
    }

    /** When it surely looked; 0 if it does not say. */
    private static double began(Profiler profiler, Session session) {
        return profiler.firstSampleNanos(session.output()).orElse(0);
    }

    /** Turns a nanosecond in the window that begins now. */
    private double speed() {
        List<Long> begin = turnsAndNanos();
        pause(windowSeconds);
        List<Long> end = turnsAndNanos();
        return (double) (end.get(0) - begin.get(0)) / (end.get(1) - begin.get(1));
    }

    private List<Long> turnsAndNanos() {
        List<Long> numbers = new ArrayList<>();
        for (String number : measured.ask("turns?").split(" ")) {
            numbers.add(Long.parseLong(number));
        }
        return numbers;
    }

    private static void pause(int seconds) {
        LockSupport.parkNanos(seconds * 1_000_000_000L);
    }
}
