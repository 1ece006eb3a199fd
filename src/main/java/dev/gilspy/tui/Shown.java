package dev.gilspy.tui;

import dev.gilspy.aggregate.LivePoint;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.report.live.LiveView;
import java.util.List;

/**
 * What there is to show at one moment.
 *
 * @param view the newest complete window
 * @param window the same as it was added up; null before the first one is complete
 * @param history the windows before, oldest first
 * @param over why there is nothing more to come, a sentence; "" as long as there is
 * @param notes what the user should know, sentences, newest last
 */
public record Shown(
        LiveView view, Summary window, List<LivePoint> history, String over, List<String> notes) {
    public Shown {
        history = List.copyOf(history);
        notes = List.copyOf(notes);
    }

    boolean isOver() {
        return !over.isEmpty();
    }
}
