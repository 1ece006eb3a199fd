package dev.gilspy.tui;

import dev.gilspy.aggregate.LivePoint;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.report.live.LiveVerdict;
import dev.gilspy.report.live.LiveView;
import java.util.List;
import java.util.stream.IntStream;

/** What screens of tests show. */
final class Pictures {
    private static final long SECOND = 1_000_000_000L;
    private static final int PAST_SECONDS = 120;

    private Pictures() {}

    /** Three workers that compete, a logger behind them, and two minutes of the past. */
    static Shown workers() {
        return of(Scenes.threeWorkers());
    }

    /** Before the first window is complete. */
    static Shown nothingYet() {
        Summary none = new Summary(null, null, null, 0, List.of());
        return new Shown(LiveView.of(none, 0, null), none, List.of(), "", List.of());
    }

    static Shown of(Summary window) {
        LiveView view = LiveView.of(window, window.observedNanos(), LiveVerdict.of(window));
        return new Shown(view, window, history(), "", List.of());
    }

    static Shown over(Shown shown, String why) {
        return new Shown(shown.view(), shown.window(), shown.history(), why, shown.notes());
    }

    static Shown noting(Shown shown, String... notes) {
        return new Shown(
                shown.view(), shown.window(), shown.history(), shown.over(), List.of(notes));
    }

    /** A GIL that is wanted more and more; at the beginning nothing is known of it. */
    private static List<LivePoint> history() {
        return IntStream.range(0, PAST_SECONDS).mapToObj(Pictures::second).toList();
    }

    private static LivePoint second(int i) {
        double held = i < 4 ? Double.NaN : (double) i / PAST_SECONDS;
        double waiting = i < 60 ? 0 : (i - 60) / 20.0;
        return new LivePoint(
                i * SECOND, (i + 1) * SECOND, 1, 1, held, held + waiting, waiting, 0, 200, 1, 0);
    }
}
