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
 * How much of its speed a target keeps while it is profiled: turns a second in a window with the
 * profiler, over the mean of the windows just before and after it.
 */
final class SpeedTrial {
    /** Until the profiler has surely begun, and how long it goes on after the window. */
    private static final int MARGIN_SECONDS = 1;

    private final Python python;
    private final PythonFixture target;
    private final int windowSeconds;
    private final Map<Trial, Figures> kept = new LinkedHashMap<>();

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
        this.python = python;
        this.target = target;
        this.windowSeconds = windowSeconds;
    }

    /** All trials in turns. */
    void run(List<Trial> trials, int rounds) {
        for (int round = 0; round < rounds; round++) {
            double before = speed();
            for (Trial trial : trials) {
                double during = speedWith(trial);
                double after = speed();
                kept.computeIfAbsent(trial, any -> new Figures())
                        .add(100 * during / ((before + after) / 2));
                before = after;
            }
        }
    }

    MarkdownTable table() {
        MarkdownTable table = new MarkdownTable("profiled by", "speed kept (%)");
        kept.forEach((trial, figures) -> table.row(trial.name(), figures.text("%.1f")));
        return table;
    }

    private double speedWith(Trial trial) {
        if (trial.profiler().isEmpty()) {
            return speed();
        }
        int seconds = windowSeconds + 2 * MARGIN_SECONDS;
        Request request = new Request(target.pid(), seconds, trial.rateHz());
        try (Session session = Session.start(python, trial.profiler().get(), request)) {
            pause(MARGIN_SECONDS);
            double speed = speed();
            session.cost();
            return speed;
        }
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
        for (String number : target.ask("turns?").split(" ")) {
            numbers.add(Long.parseLong(number));
        }
        return numbers;
    }

    private static void pause(int seconds) {
        LockSupport.parkNanos(seconds * 1_000_000_000L);
    }
}
